package codev.session.domain;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * As its group is when it is opened, so are its seats: nobody comes or goes while it is open. If it
 * is put off, whoever came or went meanwhile takes or leaves their seat.
 */
final class ParticipantRules {
  private final Standing standing;

  /** Who joined the group, or left it, since it was opened. */
  private final Map<Username, Boolean> meanwhile = new LinkedHashMap<>();

  /** Who was given to the group since it was opened. */
  private @Nullable Username facilitatorFromNowOn;

  ParticipantRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void seat(SeatMember c) {
    var seated = standing.roster().hasMember(c.member());
    switch (standing.state()) {
      case SCHEDULED -> {
        if (seated != c.seated()) changeSeat(c.member(), c.seated(), c.by(), c.at());
      }
      case OPEN -> {
        if (meanwhile.getOrDefault(c.member(), seated) != c.seated())
          standing.apply(
              new SeatChangedMeanwhile(c.session(), c.member(), c.seated(), c.by(), c.at()));
      }
      case CLOSED, CANCELLED -> {}
    }
  }

  @CommandHandler
  void assign(AssignFacilitator c) {
    switch (standing.state()) {
      case SCHEDULED -> give(c.facilitator(), c.by(), c.at());
      case OPEN -> {
        if (!c.facilitator().equals(facilitatorFromNowOn))
          standing.apply(
              new FacilitatorChangedMeanwhile(c.session(), c.facilitator(), c.by(), c.at()));
      }
      case CLOSED, CANCELLED -> {}
    }
  }

  private void give(Username facilitator, Username by, Instant at) {
    if (!standing.roster().includes(facilitator))
      standing.apply(new FacilitatorAssigned(standing.id(), facilitator, by, at));
  }

  /** It is held another day. */
  void catchUp(Username by, Instant at) {
    meanwhile.forEach(
        (member, seated) -> {
          if (standing.roster().hasMember(member) != seated) changeSeat(member, seated, by, at);
        });
    if (facilitatorFromNowOn != null) give(facilitatorFromNowOn, by, at);
  }

  private void changeSeat(Username member, boolean seated, Username by, Instant at) {
    standing.apply(
        seated
            ? new MemberSeated(standing.id(), member, by, at)
            : new MemberUnseated(standing.id(), member, by, at));
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case SessionOpened _ -> {
        meanwhile.clear();
        facilitatorFromNowOn = null;
      }
      case FacilitatorChangedMeanwhile e -> facilitatorFromNowOn = e.facilitator();
      case SeatChangedMeanwhile e -> meanwhile.put(e.member(), e.seated());
      default -> {}
    }
  }
}
