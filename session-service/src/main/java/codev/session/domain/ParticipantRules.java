package codev.session.domain;

import static codev.session.domain.SessionPermission.SUBSTITUTE;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Oversight;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of who takes part and who facilitates. The seats are those of the group when the session is
 * opened: nobody joins while it is open, and who leaves the group is out of it at once ({@link
 * SessionState#includes}). If it is postponed, members who joined or left the group meanwhile take
 * or leave their seats.
 */
final class ParticipantRules {
  private ParticipantRules() {}

  /** Who has handed over the facilitation may send that again. */
  static void check(SessionState state, CheckParticipation c) {
    if (c.facilitates() && state.roster().hasHandedOverLast(c.by())) return;
    var role = state.roleOf(c.by());
    if (c.facilitates() && role != ParticipantRole.FACILITATOR)
      throw new RuleViolationException(ONLY_THE_FACILITATOR_GUIDES);
    if (role == ParticipantRole.FACILITATOR && !c.mayFacilitate())
      throw new RuleViolationException(FACILITATOR_ROLE_MISSING);
  }

  static List<SessionEvent> seat(SessionState state, SeatMember c) {
    var seated = state.roster().hasMember(c.member());
    return switch (state.status()) {
      case SCHEDULED ->
          seated == c.seated()
              ? List.of()
              : List.of(seatChange(state, c.member(), c.seated(), c.by(), c.at()));
      case OPEN ->
          state.pendingChanges().isSeated(c.member(), seated) == c.seated()
              ? List.of()
              : List.of(
                  new SeatChangedMeanwhile(c.session(), c.member(), c.seated(), c.by(), c.at()));
      case CLOSED, CANCELLED -> List.of();
    };
  }

  static List<SessionEvent> assign(SessionState state, AssignFacilitator c) {
    return switch (state.status()) {
      case SCHEDULED -> assignFacilitator(state, c.facilitator(), c.by(), c.at());
      case OPEN ->
          c.facilitator().equals(state.pendingChanges().facilitator())
              ? List.of()
              : List.of(
                  new FacilitatorChangedMeanwhile(c.session(), c.facilitator(), c.by(), c.at()));
      case CLOSED, CANCELLED -> List.of();
    };
  }

  static List<SessionEvent> handOver(SessionState state, HandOverChair c) {
    if (state.roster().wasReplacedBy(c.by(), c.to())) return List.of();
    SUBSTITUTE.mustBePossible(state, c.by());
    if (state.roster().hasSeat(c.to()))
      throw new RuleViolationException(SUBSTITUTE_IS_A_MEMBER, c.to());
    if (c.to().equals(state.roster().facilitator())) return List.of();
    if (!c.known()) throw new RuleViolationException(SUBSTITUTE_IS_UNKNOWN, c.to());
    mustNotOversee(state.roster(), c.to(), c.oversight());
    return List.of(
        new ChairHandedOver(state.id(), state.origin(), c.to(), c.reason(), c.by(), c.at()));
  }

  /**
   * A manager takes back what they have led: a second person has agreed to that. Who sponsors or
   * audits the programme takes back nothing, since they may have been granted it afterwards, unless
   * they lead the group anyway.
   */
  private static void mustNotOversee(Roster roster, Username person, Oversight oversight) {
    switch (oversight) {
      case NONE -> {}
      case MANAGES -> {
        if (!roster.hasFacilitated(person))
          throw new RuleViolationException(SUBSTITUTE_MANAGES_THE_PROGRAMME, person);
      }
      case REVIEWS -> {
        if (!roster.groupFacilitator().equals(person))
          throw new RuleViolationException(SUBSTITUTE_REVIEWS_THE_PROGRAMME, person);
      }
    }
  }

  /** It is held another day, with the seats of the group as it is now. */
  static List<SessionEvent> caughtUp(SessionState state, SessionPostponed postponed) {
    var events = new ArrayList<SessionEvent>(List.of(postponed));
    var current = SessionEvolution.after(state, postponed);
    for (var change : state.pendingChanges().members()) {
      if (current.roster().hasMember(change.member()) == change.seated()) continue;
      var event =
          seatChange(current, change.member(), change.seated(), postponed.by(), postponed.at());
      events.add(event);
      current = SessionEvolution.after(current, event);
    }
    var facilitator = state.pendingChanges().facilitator();
    if (facilitator != null)
      events.addAll(assignFacilitator(current, facilitator, postponed.by(), postponed.at()));
    return events;
  }

  private static List<SessionEvent> assignFacilitator(
      SessionState state, Username facilitator, Username by, Instant at) {
    var roster = state.roster();
    var isAlready =
        facilitator.equals(roster.facilitator()) && facilitator.equals(roster.groupFacilitator());
    return isAlready || roster.hasMember(facilitator)
        ? List.of()
        : List.of(new FacilitatorAssigned(state.id(), facilitator, by, at));
  }

  private static SessionEvent seatChange(
      SessionState state, Username member, boolean seated, Username by, Instant at) {
    return seated
        ? new MemberSeated(state.id(), member, by, at)
        : new MemberUnseated(state.id(), member, by, at);
  }
}
