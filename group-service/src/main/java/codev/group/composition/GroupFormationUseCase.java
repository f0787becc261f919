package codev.group.composition;

import codev.group.authority.ApprovableCommandUseCase;
import codev.group.authority.ApprovalQueries;
import codev.group.authority.DoneOrPending;
import codev.group.authority.GrantQueries;
import codev.group.authority.SecondPersonQueries;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.ReportingLineDisclosure;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalAction.GroupFormation;
import codev.group.domain.command.MembershipCommand.FormGroup;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Use case: forms groups of a programme, each of peers and a facilitator; managers only, and with
 * themselves in it only once it is approved.
 */
@Component
public class GroupFormationUseCase {
  private final ApprovableCommandUseCase approvals;
  private final ApprovalQueries approvalQueries;
  private final DirectoryQueries directory;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final GrantQueries grants;
  private final SecondPersonQueries secondPeople;
  private final ReportingLineDisclosure disclosure;
  private final Clock clock;
  private final UsernameSpelling spelling;

  GroupFormationUseCase(
      ApprovableCommandUseCase approvals,
      ApprovalQueries approvalQueries,
      DirectoryQueries directory,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      GrantQueries grants,
      SecondPersonQueries secondPeople,
      ReportingLineDisclosure disclosure,
      Clock clock,
      UsernameSpelling spelling) {
    this.approvals = approvals;
    this.approvalQueries = approvalQueries;
    this.directory = directory;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.grants = grants;
    this.secondPeople = secondPeople;
    this.disclosure = disclosure;
    this.clock = clock;
    this.spelling = spelling;
  }

  /** A group, and what has become of it. */
  record Formation(GroupId group, DoneOrPending result) {
    GroupFormationResponse response(CommandResult result) {
      return new GroupFormationResponse(
          group.value(), result.position(), result.answers(MethodWarning.class));
    }
  }

  Formation form(ProgrammeId programme, GroupRequest form, CurrentUser user) {
    return form(programme, List.of(form), user).getFirst();
  }

  /**
   * Forms several groups in order, up to the first that is refused. The directory and the pool are
   * asked once for all; how many groups a facilitator holds is counted on from there.
   */
  List<Formation> form(ProgrammeId programme, List<GroupRequest> forms, CurrentUser user) {
    var peers = forms.stream().flatMap(form -> form.peers(spelling).stream()).distinct().toList();
    var candidates =
        directory.candidates(peers).stream()
            .collect(Collectors.toMap(MemberCandidate::person, Function.identity()));
    var ids = forms.stream().map(GroupFormationUseCase::id).toList();
    var facilitators = forms.stream().map(this::facilitator).distinct().toList();
    var workloads = new HashMap<>(facilitatorQueries.workloads(facilitators, Set.copyOf(ids)));
    var home = programmeQueries.programme(programme).id();
    var formed = new ArrayList<Formation>();
    for (int i = 0; i < forms.size(); i++) {
      var form = forms.get(i);
      var facilitator = facilitator(form);
      approvalQueries.mustStay(facilitator);
      var workload = Objects.requireNonNull(workloads.get(facilitator));
      var command =
          new FormGroup(
              ids.get(i),
              home,
              form.name().strip(),
              facilitator,
              workload,
              grants.sponsorsOrAudits(facilitator, home, clock.instant()),
              form.peers(spelling).stream()
                  .map(p -> Objects.requireNonNull(candidates.get(p)))
                  .toList(),
              false,
              new Username(user.username()),
              clock.instant());
      workloads.put(facilitator, workload.holding(1));
      formed.add(new Formation(ids.get(i), send(command, user)));
    }
    return formed;
  }

  private DoneOrPending send(FormGroup c, CurrentUser user) {
    var members = c.candidates().stream().map(MemberCandidate::person).toList();
    var named = Stream.concat(Stream.of(c.facilitator()), members.stream()).toList();
    secondPeople.mustNotNameOnesGranter(c.by(), named, c.programme(), c.at());
    var action =
        new GroupFormation(c.group().value(), c.programme(), c.name(), c.facilitator(), members);
    try {
      return approvals.send(c, action, c.by(), c.at());
    } catch (RuleViolationException refusal) {
      throw disclosure.withinScope(refusal, members, user);
    }
  }

  /** Carries out what was approved. */
  public FormGroup approved(GroupFormation action, Username by, Instant at) {
    approvalQueries.mustStay(action.facilitator());
    var group = new GroupId(action.group());
    return new FormGroup(
        group,
        action.programme(),
        action.groupName(),
        action.facilitator(),
        facilitatorQueries.workload(action.facilitator(), group),
        grants.sponsorsOrAudits(action.facilitator(), action.programme(), at),
        directory.candidates(action.members()),
        true,
        by,
        at);
  }

  private static GroupId id(GroupRequest form) {
    return new GroupId(form.id() == null ? UUID.randomUUID() : form.id());
  }

  private Username facilitator(GroupRequest form) {
    return new Username(spelling.of(form.facilitator()));
  }
}
