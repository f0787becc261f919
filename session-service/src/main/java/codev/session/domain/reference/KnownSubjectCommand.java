package codev.session.domain.reference;

import codev.session.domain.value.Username;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands that record what group-service published about the account of a person. */
public sealed interface KnownSubjectCommand {
  Username person();

  Instant at();

  /** A person has another stream of the same name. */
  @TargetAggregateIdentifier
  default String stream() {
    return stream(person());
  }

  static String stream(Username person) {
    return "subject/" + person;
  }

  record RememberSubject(Username person, String issuer, String subject, Instant at)
      implements KnownSubjectCommand {}

  record RememberSubjectRelease(Username person, Instant at) implements KnownSubjectCommand {}

  record RememberSessionsEnd(Username person, Instant issuedBefore, Instant at)
      implements KnownSubjectCommand {}
}
