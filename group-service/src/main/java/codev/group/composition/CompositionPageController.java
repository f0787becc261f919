package codev.group.composition;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonField;
import codev.group.directory.PersonScopes;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorResponse;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.participants.ParticipantQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Page on which a manager composes groups: a proposal, changed by hand, with the method's rules
 * checked after each change.
 */
@Controller
@RequestMapping("/programmes/{programme}/composition")
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record CompositionPageController(
    GroupProposalUseCase proposeGroups,
    DirectoryQueries directory,
    PersonScopes scopes,
    GroupQueries groupQueries,
    ProgrammeQueries programmeQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    ParticipantQueries participantQueries,
    MessageSource texts) {
  /** One group on the page. */
  record GroupColumn(UUID id, String name, ProposedGroup group) {}

  @GetMapping
  String page(@PathVariable UUID programme, CurrentUser user, Model model) {
    return page(programme, null, user, model);
  }

  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @Valid @ModelAttribute CompositionForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language,
      Model model) {
    var request = form.resolvedBy(directory.personField());
    int number = form.proposal();
    var composition = proposeGroups.composition(new ProgrammeId(programme), request, number, user);
    var facilitators = proposeGroups.facilitating(request, composition.groups().size());
    var groups = proposeGroups.explanations(facilitators, composition.groups(), language);
    var columns =
        IntStream.range(0, groups.size())
            .mapToObj(i -> new GroupColumn(UUID.randomUUID(), name(i, language), groups.get(i)))
            .toList();
    arrangement(programme, columns, GroupReassignment.of(composition), number, user, model);
    return inPlace ? "composition/page :: arrangement" : page(programme, request, user, model);
  }

  /** Applies the moves, or explains why a person stays, and checks the groups against the rules. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute DraftGroupsForm arrangement,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language,
      Model model) {
    var form = arrangement.resolvedBy(directory.personField());
    var drafts = form.groups();
    var reassignment = proposeGroups.reassignment(form, user);
    var facilitators = drafts.stream().map(draft -> new Username(draft.facilitator())).toList();
    var groups = proposeGroups.explanations(facilitators, reassignment.groups(), language);
    var columns =
        IntStream.range(0, drafts.size())
            .mapToObj(i -> new GroupColumn(drafts.get(i).id(), drafts.get(i).name(), groups.get(i)))
            .toList();
    arrangement(programme, columns, reassignment, form.proposal(), user, model);
    return inPlace ? "composition/page :: arrangement" : page(programme, null, user, model);
  }

  /**
   * @param request for whom a proposal was asked; {@code null}: the participants who are in no
   *     group yet
   */
  private String page(
      UUID programme, @Nullable CompositionRequest request, CurrentUser user, Model model) {
    var id = new ProgrammeId(programme);
    var placed =
        groupQueries.groupsOf(id).stream()
            .map(GroupView::members)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    var participants = participantQueries.of(id);
    var offered =
        directory.present().stream()
            .filter(
                person ->
                    participants.isEmpty()
                        || participants.contains(person.username())
                        || placed.contains(person.username()))
            .toList();
    var people = scopes.composable(offered, user);
    var pool = facilitatorQueries.facilitators(user);
    var leading = pool.stream().map(FacilitatorResponse::username).collect(Collectors.toSet());
    model.addAttribute("programme", programmeQueries.programme(id, user));
    model.addAttribute("people", people);
    model.addAttribute("isWithoutParticipants", participants.isEmpty());
    model.addAttribute("placed", placed);
    model.addAttribute("elsewhere", elsewhere(id, user));
    model.addAttribute("pool", pool);
    model.addAttribute(
        "chosen",
        request == null
            ? participants.stream()
                .filter(person -> !placed.contains(person) && !leading.contains(person))
                .collect(Collectors.toSet())
            : usernames(request.people()));
    var free =
        pool.stream()
            .filter(FacilitatorResponse::hasRoom)
            .map(FacilitatorResponse::username)
            .collect(Collectors.toSet());
    model.addAttribute("facilitating", request == null ? free : usernames(request.facilitators()));
    model.addAttribute(
        "groupSize", request == null ? MembershipRules.MAX_MEMBERS : request.groupSize());
    return "composition/page";
  }

  /** In how many groups of other programmes people are, as far as the user sees these. */
  private Map<Username, Long> elsewhere(ProgrammeId programme, CurrentUser user) {
    return groupQueries.groups(user).stream()
        .filter(group -> !group.programmeId().equals(programme) && group.meetsAgain())
        .flatMap(group -> group.members().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Set<Username> usernames(List<String> names) {
    return names.stream().map(Username::new).collect(Collectors.toSet());
  }

  private void arrangement(
      UUID programme,
      List<GroupColumn> columns,
      GroupReassignment arrangement,
      int number,
      CurrentUser user,
      Model model) {
    var waiting = arrangement.waiting().stream().map(PlacementCandidate::username).toList();
    var people =
        Stream.concat(
                columns.stream().flatMap(column -> column.group().members().stream()),
                waiting.stream())
            .collect(Collectors.<Username>toSet());
    var stays = arrangement.stays();
    model.addAttribute("programmeId", programme);
    model.addAttribute("columns", columns);
    model.addAttribute("waiting", waiting);
    model.addAttribute("stays", stays);
    model.addAttribute(
        "suggested",
        SuggestedMoves.of(arrangement, columns.stream().map(GroupColumn::group).toList()));
    model.addAttribute("gestures", arrangement.gestures());
    model.addAttribute("number", number);
    model.addAttribute("entries", directory.of(people));
    var pool = facilitatorQueries.facilitators(user);
    model.addAttribute("pool", pool);
    model.addAttribute("names", names(columns, pool, user));
    model.addAttribute("others", others(columns, pool));
    model.addAttribute("mixed", meanScores(columns));
    long broken = columns.stream().filter(c -> !c.group().isWithinTheRules()).count();
    model.addAttribute("broken", broken);
    model.addAttribute("ready", broken == 0 && stays.isEmpty());
  }

  /** The labels of facilitators, with the addresses of namesakes as far as the user reads them. */
  private PersonField names(
      List<GroupColumn> columns, List<FacilitatorResponse> pool, CurrentUser user) {
    var facilitators =
        Stream.concat(
                columns.stream().map(column -> column.group().facilitator()),
                pool.stream().map(FacilitatorResponse::username))
            .collect(Collectors.toSet());
    var present = directory.present();
    var entries = present.stream().filter(e -> facilitators.contains(e.username())).toList();
    return new PersonField(present, scopes.readable(entries, user));
  }

  /** Facilitators of these groups who are not in the pool, with their names. */
  private Map<Username, String> others(List<GroupColumn> columns, List<FacilitatorResponse> pool) {
    var others =
        columns.stream().map(column -> column.group().facilitator()).collect(Collectors.toSet());
    pool.forEach(entry -> others.remove(entry.username()));
    var names = directory.names(others);
    return others.stream().collect(Collectors.toMap(Function.identity(), names::of));
  }

  /** How mixed the groups are on the whole, in each respect. */
  private static Map<DiversityCriterion, Double> meanScores(List<GroupColumn> columns) {
    return columns.stream()
        .flatMap(column -> column.group().scores().stream())
        .collect(
            Collectors.groupingBy(
                ProposedGroup.Score::key,
                TreeMap::new,
                Collectors.averagingDouble(ProposedGroup.Score::value)));
  }

  private String name(int index, Locale language) {
    return texts.getMessage("group.compose.name", new Object[] {index + 1}, language);
  }
}
