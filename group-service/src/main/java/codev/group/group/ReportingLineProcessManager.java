package codev.group.group;

import codev.group.domain.MembershipRules;
import codev.group.domain.command.MembershipCommand.ReviewMembers;
import codev.group.domain.event.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.event.PersonEvent.ProfileEvent;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.ReportingLines;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Process manager that reviews groups after changes of the hierarchy: a reorganisation is never
 * refused because of a group; a member who now sits with their manager is reported to the programme
 * manager until the group is valid again.
 *
 * <p>Keeps who reports to whom and who sits together. It needs no mark of its own: what a crash or
 * a group formed in the very same instant made it miss is found at the latest at the next start.
 */
@Component
class ReportingLineProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private final CommandSender commands;
  private final Clock clock;
  private final Map<Username, Username> managers = new HashMap<>();
  private final ReportingLines hierarchy = managers::get;
  private final Map<GroupId, List<Username>> members = new HashMap<>();
  private final Map<GroupId, List<Subordination>> known = new HashMap<>();

  /** The last reviews that were asked for, of groups of which something else is known. */
  private final Map<GroupId, List<MemberCandidate>> asked = new HashMap<>();

  private boolean isStale;

  ReportingLineProcessManager(CommandSender commands, EventLog log, Clock clock) {
    super("managers", GroupServiceEvent.class, log);
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  protected void clear() {
    managers.clear();
    members.clear();
    known.clear();
    asked.clear();
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    remember(recorded.event());
  }

  @Override
  protected void sendCommands() {
    if (!isStale) return;
    members.forEach(this::review);
    isStale = false;
  }

  private void remember(GroupServiceEvent event) {
    switch (event) {
      case ProfileEvent e -> remember(e);
      case GroupFormed e -> {
        members.put(e.group(), e.members());
        isStale = true;
      }
      case MemberJoined e -> {
        members.computeIfPresent(e.group(), (_, before) -> with(before, e.member()));
        isStale = true;
      }
      case MemberLeft e -> {
        members.computeIfPresent(e.group(), (_, before) -> without(before, e.member()));
        isStale = true;
      }
      case MembersReviewed e -> {
        known.put(e.group(), e.subordinations());
        isStale = true; // who was asked about may have changed in the meantime
      }
      case PersonErased e -> isStale |= managers.remove(e.person()) != null;
      case PersonEvent _, SubjectEvent _ -> {}
      case ProgrammeEvent _, FacilitatorEvent _, GrantEvent _, ApprovalEvent _ -> {}
      case RetentionEvent _, IdentityRetentionEvent _ -> {}
      case FacilitatorReplaced _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> {}
    }
  }

  private static List<Username> with(List<Username> people, Username newcomer) {
    return Stream.concat(people.stream(), Stream.of(newcomer)).toList();
  }

  private static List<Username> without(List<Username> people, Username leaver) {
    return people.stream().filter(person -> !person.equals(leaver)).toList();
  }

  private void remember(ProfileEvent event) {
    var manager = event.profile().manager();
    var before =
        manager == null ? managers.remove(event.person()) : managers.put(event.person(), manager);
    isStale |= !Objects.equals(before, manager);
  }

  /**
   * A manager of whom the key vault has no key any more is not read from the log, though they may
   * be known here until the erasure is recorded: the same review is not asked for again.
   */
  private void review(GroupId group, List<Username> people) {
    var candidates = people.stream().map(this::candidate).toList();
    var before = known.getOrDefault(group, List.of());
    if (MembershipRules.subordinations(candidates).equals(before)) {
      asked.remove(group);
      return;
    }
    if (candidates.equals(asked.get(group))) return;
    commands.send(new ReviewMembers(group, candidates, clock.instant()));
    asked.put(group, candidates);
  }

  private MemberCandidate candidate(Username member) {
    return new MemberCandidate(member, true, hierarchy.above(member));
  }
}
