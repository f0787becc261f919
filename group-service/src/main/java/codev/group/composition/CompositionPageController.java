package codev.group.composition;

import codev.group.composition.ReassignmentSolver.Stay;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorResponse;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
class CompositionPageController {
  private final GroupProposalUseCase proposeGroups;
  private final DirectoryQueries directory;
  private final GroupQueries groupQueries;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final MessageSource sentences;

  CompositionPageController(
      GroupProposalUseCase proposeGroups,
      DirectoryQueries directory,
      GroupQueries groupQueries,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      MessageSource sentences) {
    this.proposeGroups = proposeGroups;
    this.directory = directory;
    this.groupQueries = groupQueries;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.sentences = sentences;
  }

  /** One group on the page. */
  record Column(UUID id, String name, ProposedGroup group) {}

  @GetMapping
  String page(@PathVariable UUID programme, CurrentUser who, Model model) {
    who.mustBe(UserRole.MANAGER);
    return page(programme, null, who, model);
  }

  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @Valid @ModelAttribute CompositionRequest wish,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who,
      Locale language,
      Model model) {
    var groups = proposeGroups.proposal(new ProgrammeId(programme), wish, who, language).groups();
    var columns =
        IntStream.range(0, groups.size())
            .mapToObj(i -> new Column(UUID.randomUUID(), name(i, language), groups.get(i)))
            .toList();
    arrangement(programme, columns, Map.of(), who, model);
    return inPlace ? "composition/page :: arrangement" : page(programme, wish, who, model);
  }

  /** Applies the moves, or explains why a person stays, and checks the groups against the rules. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute DraftGroupsForm arrangement,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who,
      Locale language,
      Model model) {
    who.mustBe(UserRole.MANAGER);
    var drafts = arrangement.groups();
    var seating = proposeGroups.seating(drafts);
    var facilitators = drafts.stream().map(draft -> new Username(draft.facilitator())).toList();
    var groups = proposeGroups.explanations(facilitators, seating.groups(), language);
    var columns =
        IntStream.range(0, drafts.size())
            .mapToObj(i -> new Column(drafts.get(i).id(), drafts.get(i).name(), groups.get(i)))
            .toList();
    arrangement(programme, columns, seating.stays(), who, model);
    return inPlace ? "composition/page :: arrangement" : page(programme, null, who, model);
  }

  /**
   * @param wish for whom a proposal was asked; {@code null}: all who are in no group yet
   */
  private String page(
      UUID programme, @Nullable CompositionRequest wish, CurrentUser who, Model model) {
    var id = new ProgrammeId(programme);
    var placed =
        groupQueries.groupsOf(id).stream()
            .map(GroupView::members)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    var people = directory.byName();
    var pool = facilitatorQueries.facilitators(who);
    var leading = pool.stream().map(FacilitatorResponse::username).collect(Collectors.toSet());
    model.addAttribute("programme", programmeQueries.programme(id, who));
    model.addAttribute("people", people);
    model.addAttribute("placed", placed);
    model.addAttribute("pool", pool);
    model.addAttribute(
        "chosen",
        wish == null
            ? people.stream()
                .map(DirectoryEntry::username)
                .filter(person -> !placed.contains(person) && !leading.contains(person))
                .collect(Collectors.toSet())
            : usernames(wish.people()));
    var free =
        pool.stream()
            .filter(card -> card.load() < card.capacity())
            .map(FacilitatorResponse::username)
            .collect(Collectors.toSet());
    model.addAttribute("facilitating", wish == null ? free : usernames(wish.facilitators()));
    model.addAttribute("groupSize", wish == null ? MembershipRules.MOST : wish.groupSize());
    return "composition/page";
  }

  private static Set<Username> usernames(List<String> names) {
    return names.stream().map(Username::new).collect(Collectors.toSet());
  }

  private void arrangement(
      UUID programme,
      List<Column> columns,
      Map<Username, Stay> stays,
      CurrentUser who,
      Model model) {
    var people =
        columns.stream()
            .flatMap(column -> column.group().members().stream())
            .collect(Collectors.<Username>toSet());
    model.addAttribute("programmeId", programme);
    model.addAttribute("columns", columns);
    model.addAttribute("stays", stays);
    model.addAttribute("entries", directory.of(people));
    model.addAttribute("pool", facilitatorQueries.facilitators(who));
    model.addAttribute("mixed", mixed(columns));
    long broken = columns.stream().filter(c -> !c.group().isWithinTheRules()).count();
    model.addAttribute("broken", broken);
    model.addAttribute("ready", broken == 0 && stays.isEmpty());
  }

  /** How mixed the groups are on the whole, in each respect. */
  private static Map<DiversityCriterion, Double> mixed(List<Column> columns) {
    return columns.stream()
        .flatMap(column -> column.group().scores().stream())
        .collect(
            Collectors.groupingBy(
                ProposedGroup.Score::key,
                TreeMap::new,
                Collectors.averagingDouble(ProposedGroup.Score::value)));
  }

  private String name(int index, Locale language) {
    return sentences.getMessage("group.compose.name", new Object[] {index + 1}, language);
  }
}
