package codev.group.composition;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupCommand.FormGroup;
import codev.group.domain.GroupId;
import codev.group.domain.MethodWarning;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Use case: forms groups of a programme, each of peers and a facilitator; managers only. */
@Component
class GroupFormationUseCase {
  private final CommandSender commands;
  private final DirectoryQueries directory;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final Clock clock;

  GroupFormationUseCase(
      CommandSender commands,
      DirectoryQueries directory,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      Clock clock) {
    this.commands = commands;
    this.directory = directory;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.clock = clock;
  }

  GroupFormationResponse form(ProgrammeId programme, GroupRequest form, CurrentUser who) {
    return form(programme, List.of(form), who).getFirst();
  }

  /**
   * Forms several groups in order, up to the first that is refused. The directory and the pool are
   * asked once for all; how many groups a facilitator holds is counted on from there.
   */
  List<GroupFormationResponse> form(
      ProgrammeId programme, List<GroupRequest> forms, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var peers = forms.stream().flatMap(form -> form.peers().stream()).distinct().toList();
    var known =
        directory.candidates(peers).stream()
            .collect(Collectors.toMap(MemberCandidate::person, Function.identity()));
    var ids = forms.stream().map(GroupFormationUseCase::id).toList();
    var facilitators = forms.stream().map(GroupFormationUseCase::facilitator).distinct().toList();
    var standings = new HashMap<>(facilitatorQueries.standings(facilitators, Set.copyOf(ids)));
    var home = programmeQueries.programme(programme).id();
    var formed = new ArrayList<GroupFormationResponse>();
    for (int i = 0; i < forms.size(); i++) {
      var form = forms.get(i);
      var facilitator = facilitator(form);
      var standing = Objects.requireNonNull(standings.get(facilitator));
      var receipt =
          commands.send(
              new FormGroup(
                  ids.get(i),
                  home,
                  form.name().strip(),
                  facilitator,
                  standing,
                  form.peers().stream().map(p -> Objects.requireNonNull(known.get(p))).toList(),
                  new Username(who.username()),
                  clock.instant()));
      standings.put(facilitator, standing.holding(1));
      var warnings = receipt.answers(MethodWarning.class);
      formed.add(new GroupFormationResponse(ids.get(i).value(), receipt.position(), warnings));
    }
    return formed;
  }

  private static GroupId id(GroupRequest form) {
    return new GroupId(form.id() == null ? UUID.randomUUID() : form.id());
  }

  private static Username facilitator(GroupRequest form) {
    return new Username(form.facilitator().strip());
  }
}
