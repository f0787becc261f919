package codev.session.domain;

import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Command that changes nothing: it is refused to a person who takes no part in a session, or does
 * not facilitate it.
 *
 * @param facilitates whether the person must be its facilitator
 * @param mayFacilitate whether the identity provider's role allows them to facilitate
 */
public record CheckParticipation(
    @TargetAggregateIdentifier SessionId session,
    Username by,
    boolean facilitates,
    boolean mayFacilitate) {

  /** Command that changes nothing: answers the programme of a session. */
  public record FindProgramme(@TargetAggregateIdentifier SessionId session) {}
}
