package codev.group.composing;

import codev.group.directory.Directory;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Username;
import codev.group.roster.FacilitatorCard;
import codev.group.roster.GroupCard;
import codev.group.roster.Roster;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How people could be grouped, moved about by a manager who sees at once what the rules say. */
@Controller
@RequestMapping("/programmes/{programme}/composition")
class CompositionPage {
  private final ComposingGroups composing;
  private final Directory directory;
  private final Roster roster;
  private final MessageSource sentences;

  CompositionPage(
      ComposingGroups composing, Directory directory, Roster roster, MessageSource sentences) {
    this.composing = composing;
    this.directory = directory;
    this.roster = roster;
    this.sentences = sentences;
  }

  /** One group on the page. */
  record Column(UUID id, String name, ProposedGroup group) {}

  @GetMapping
  String page(@PathVariable UUID programme, Who who, Model model) {
    who.mustBe(Role.MANAGER);
    var id = new ProgrammeId(programme);
    var placed =
        roster.groupsOf(id).stream()
            .map(GroupCard::members)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    var pool = roster.facilitators(who);
    model.addAttribute("programme", roster.programme(id, who));
    model.addAttribute("people", directory.byName());
    model.addAttribute("placed", placed);
    model.addAttribute("pool", pool);
    model.addAttribute("leading", pool.stream().map(FacilitatorCard::username).toList());
    return "composing/page";
  }

  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @Valid @ModelAttribute Wish wish,
      Who who,
      Locale language,
      Model model) {
    var groups = composing.propose(programme, wish, who, language).groups();
    var columns =
        IntStream.range(0, groups.size())
            .mapToObj(i -> new Column(UUID.randomUUID(), name(i, language), groups.get(i)))
            .toList();
    return arrangement(programme, columns, who, model);
  }

  /** What the rules say of groups as they have been moved about. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute Arrangement arrangement,
      Who who,
      Locale language,
      Model model) {
    who.mustBe(Role.MANAGER);
    var drafts = arrangement.groups();
    var groups = composing.explain(drafts, language);
    var columns =
        IntStream.range(0, drafts.size())
            .mapToObj(i -> new Column(drafts.get(i).id(), drafts.get(i).name(), groups.get(i)))
            .toList();
    return arrangement(programme, columns, who, model);
  }

  private String arrangement(UUID programme, List<Column> columns, Who who, Model model) {
    var people =
        columns.stream()
            .flatMap(column -> column.group().members().stream())
            .collect(Collectors.<Username>toSet());
    model.addAttribute("programmeId", programme);
    model.addAttribute("columns", columns);
    model.addAttribute("entries", directory.of(people));
    model.addAttribute("pool", roster.facilitators(who));
    model.addAttribute("mixed", mixed(columns));
    model.addAttribute(
        "broken", columns.stream().filter(c -> !c.group().isWithinTheRules()).count());
    model.addAttribute(
        "ready", columns.stream().allMatch(column -> column.group().isWithinTheRules()));
    return "composing/page :: arrangement";
  }

  /** How mixed the groups are on the whole, in each respect. */
  private static Map<Diversity, Double> mixed(List<Column> columns) {
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
