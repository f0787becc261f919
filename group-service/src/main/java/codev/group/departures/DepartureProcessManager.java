package codev.group.departures;

import codev.group.domain.GroupId;
import codev.group.domain.GroupServiceCommand.RemoveMember;
import codev.group.domain.GroupServiceEvent;
import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Process manager of who leaves the organisation: they are removed from their groups, unless the
 * programme is over. A group that they facilitate stays theirs until a manager names another
 * facilitator.
 *
 * <p>Keeps the members of the groups, and what is to be done for whom. It needs no mark of its own:
 * what it has done is in the log.
 */
@Component
class DepartureProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private final CommandSender commands;
  private final DepartureReasons reasons;
  private final Clock clock;
  private final Map<ProgrammeId, LocalDate> lastDays = new HashMap<>();
  private final Map<GroupId, ProgrammeId> programmes = new HashMap<>();
  private final Map<Username, Set<GroupId>> groups = new HashMap<>();

  /** Who is not part of the organisation now. */
  private final Map<Username, PersonLeft> departures = new HashMap<>();

  private final Map<Membership, PersonLeft> membershipsToEnd = new LinkedHashMap<>();

  private record Membership(GroupId group, Username member) {}

  DepartureProcessManager(
      CommandSender commands, DepartureReasons reasons, EventLog log, Clock clock) {
    super("departure-memberships", GroupServiceEvent.class, log);
    this.commands = commands;
    this.reasons = reasons;
    this.clock = clock;
  }

  @Override
  protected void clear() {
    lastDays.clear();
    programmes.clear();
    groups.clear();
    departures.clear();
    membershipsToEnd.clear();
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    switch (recorded.event()) {
      case ProgrammeDeclared e -> lastDays.put(e.programme(), e.frame().endsOn());
      case GroupFormed e -> {
        programmes.put(e.group(), e.programme());
        e.members().forEach(member -> join(e.group(), member));
      }
      case MemberJoined e -> join(e.group(), e.member());
      case MemberLeft e -> leave(e.group(), e.member());
      case PersonLeft e -> leave(e);
      case PersonReturned e -> comeBack(e.person());
      case PersonFact _, SubjectFact _, SessionsEnded _ -> {}
      case OfProgramme _, OfFacilitator _, OfGrant _, OfApproval _ -> {}
      case OfRetention _, OfIdentity _ -> {}
      case MembersReviewed _, FacilitatorReplaced _ -> {}
      case OfCharter _, TurnDecision _, OfSession _ -> {}
    }
  }

  /** Who was added in the very moment in which they left has to go again. */
  private void join(GroupId group, Username member) {
    groups.computeIfAbsent(member, _ -> new HashSet<>()).add(group);
    var departure = departures.get(member);
    if (departure != null) membershipsToEnd.put(new Membership(group, member), departure);
  }

  private void leave(GroupId group, Username member) {
    groups.computeIfPresent(member, (_, theirs) -> without(group, theirs));
    membershipsToEnd.remove(new Membership(group, member));
  }

  private static Set<GroupId> without(GroupId group, Set<GroupId> groups) {
    groups.remove(group);
    return groups;
  }

  private void leave(PersonLeft event) {
    departures.put(event.person(), event);
    for (var group : groups.getOrDefault(event.person(), Set.of()))
      membershipsToEnd.put(new Membership(group, event.person()), event);
  }

  private void comeBack(Username person) {
    departures.remove(person);
    membershipsToEnd.keySet().removeIf(membership -> membership.member().equals(person));
  }

  @Override
  protected void sendCommands() {
    membershipsToEnd.forEach(this::end);
    membershipsToEnd.clear();
  }

  private void end(Membership membership, PersonLeft departure) {
    var lastDay = lastDays.get(programmes.get(membership.group()));
    if (lastDay == null || LocalDate.now(clock).isAfter(lastDay)) return;
    var reason = reasons.of(membership.group(), membership.member());
    try {
      commands.send(
          new RemoveMember(
              membership.group(),
              membership.member(),
              reason.text(),
              departure.by(),
              clock.instant()),
          reason::storeKey);
    } catch (RuleViolationException refusal) {
      if (refusal.violation() != RuleViolation.NOT_A_MEMBER) throw refusal; // they left meanwhile
    }
  }
}
