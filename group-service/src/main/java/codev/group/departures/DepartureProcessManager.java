package codev.group.departures;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.MembershipCommand.RemoveMember;
import codev.group.domain.event.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.PersonEvent.PersonLeft;
import codev.group.domain.event.PersonEvent.PersonReturned;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.MessageScope;
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
 * what it has done is in the log. A removal has the event that it follows from as its origin, so
 * its group obeys it once, and nothing is appended for a person who has come back: an instance that
 * goes on after its lease has passed to another one removes nobody who is a member again.
 */
@Component
class DepartureProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private static final String SOURCE = "departures";

  private final CommandSender commands;
  private final EventReader events;
  private final DepartureReasons reasons;
  private final Clock clock;
  private final Map<ProgrammeId, LocalDate> lastDays = new HashMap<>();
  private final Map<GroupId, ProgrammeId> programmes = new HashMap<>();
  private final Map<Username, Set<GroupId>> groups = new HashMap<>();

  /** Who is not part of the organisation now. */
  private final Map<Username, Departure> departures = new HashMap<>();

  private final Map<Membership, Removal> membershipsToEnd = new LinkedHashMap<>();

  private record Membership(GroupId group, Username member) {}

  /**
   * A departure, by the event with a number in its person's stream.
   *
   * @param position of the event in the log
   */
  private record Departure(Username person, Username recordedBy, long sequence, long position) {}

  /**
   * What a membership ends by.
   *
   * @param position of the event that it follows from: the departure, or a later admission
   */
  private record Removal(Departure departure, long position) {}

  /** A person is part of the organisation again. */
  private static final class PersonIsBackException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  DepartureProcessManager(
      CommandSender commands,
      EventReader events,
      DepartureReasons reasons,
      EventLog log,
      Clock clock) {
    super("departure-memberships", GroupServiceEvent.class, log);
    this.commands = commands;
    this.events = events;
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
    var position = recorded.position();
    switch (recorded.event()) {
      case ProgrammeDeclared e -> lastDays.put(e.programme(), e.frame().endsOn());
      case GroupFormed e -> {
        programmes.put(e.group(), e.programme());
        e.members().forEach(member -> join(e.group(), member, position));
      }
      case MemberJoined e -> join(e.group(), e.member(), position);
      case MemberLeft e -> leave(e.group(), e.member());
      case PersonLeft e -> leave(new Departure(e.person(), e.by(), recorded.sequence(), position));
      case PersonReturned e -> comeBack(e.person());
      case PersonEvent _, SubjectEvent _ -> {}
      case ProgrammeEvent _, FacilitatorEvent _, GrantEvent _, ApprovalEvent _ -> {}
      case RetentionEvent _, IdentityRetentionEvent _ -> {}
      case MembersReviewed _, FacilitatorReplaced _ -> {}
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> {}
    }
  }

  /** Who was added in the very moment in which they left has to go again. */
  private void join(GroupId group, Username member, long position) {
    groups.computeIfAbsent(member, _ -> new HashSet<>()).add(group);
    var departure = departures.get(member);
    if (departure != null)
      membershipsToEnd.put(new Membership(group, member), new Removal(departure, position));
  }

  private void leave(GroupId group, Username member) {
    groups.computeIfPresent(member, (_, theirs) -> without(group, theirs));
    membershipsToEnd.remove(new Membership(group, member));
  }

  private static Set<GroupId> without(GroupId group, Set<GroupId> groups) {
    groups.remove(group);
    return groups;
  }

  private void leave(Departure departure) {
    var person = departure.person();
    departures.put(person, departure);
    for (var group : groups.getOrDefault(person, Set.of()))
      membershipsToEnd.put(
          new Membership(group, person), new Removal(departure, departure.position()));
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

  private void end(Membership membership, Removal removal) {
    var lastDay = lastDays.get(programmes.get(membership.group()));
    if (lastDay == null || LocalDate.now(clock).isAfter(lastDay)) return;
    var origin = new MessageOrigin(SOURCE, membership.member().stream(), removal.position());
    try {
      MessageScope.run(origin, () -> true, () -> remove(membership, removal.departure()));
    } catch (RuleViolationException refusal) {
      if (refusal.violation() != RuleViolation.NOT_A_MEMBER) throw refusal; // they left meanwhile
    } catch (PersonIsBackException _) {
      // Another instance has followed their return.
    }
  }

  private void remove(Membership membership, Departure departure) {
    var reason = reasons.of(membership.group(), membership.member());
    commands.send(
        new RemoveMember(
            membership.group(),
            membership.member(),
            reason.text(),
            departure.recordedBy(),
            clock.instant()),
        () -> {
          requireAbsence(departure);
          return reason.storeKey();
        });
  }

  /** Asked once the group is loaded: whoever is added to it from then on is a conflict. */
  private void requireAbsence(Departure departure) {
    var stream = departure.person().stream();
    if (!events.of(PersonReturned.class, stream, departure.sequence() + 1).isEmpty())
      throw new PersonIsBackException();
  }
}
