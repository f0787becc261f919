package codev.group.planning;

import codev.group.directory.Directory;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Refused;
import codev.group.domain.Username;
import codev.group.planning.Staggering.Draft;
import codev.group.roster.GroupCard;
import codev.group.roster.ProgrammeCard;
import codev.group.roster.Roster;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendars of all groups of a programme that have none: proposed, changed, then planned. */
@Controller
@RequestMapping("/programmes/{programme}/calendars")
class CalendarsPage {
  /** So many groups at a time: each has a cycle of sessions, and somebody waits for a sign. */
  private static final int PART = 5;

  private final PlanningSessions planning;
  private final Roster roster;
  private final Directory directory;
  private final MessageSource sentences;
  private final Clock clock;

  CalendarsPage(
      PlanningSessions planning,
      Roster roster,
      Directory directory,
      MessageSource sentences,
      Clock clock) {
    this.planning = planning;
    this.roster = roster;
    this.directory = directory;
    this.sentences = sentences;
    this.clock = clock;
  }

  /** A group that could not be given its calendar, and why. */
  record Failed(String group, String why) {}

  @GetMapping
  String blank(@PathVariable UUID programme, Who who, Model model) {
    who.mustBe(Role.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var today = LocalDate.now(clock);
    var soonest = today.isBefore(card.frame().startsOn()) ? card.frame().startsOn() : today;
    frame(card, roster.groupsOf(card.id()), model);
    model.addAttribute("firstDate", soonest);
    return "planning/calendars";
  }

  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @Valid @ModelAttribute SeasonForm wish,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Who who,
      Model model) {
    who.mustBe(Role.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var everywhere = roster.groups(who);
    var groups = roster.groupsOf(card.id());
    frame(card, groups, model);
    model.addAttribute("firstDate", wish.firstDate());
    var drafts = staggering(card, wish.rhythm(), everywhere).propose(withoutCalendar(groups), wish);
    return drawn(UUID.randomUUID(), wish.rhythm(), drafts, inPlace, model);
  }

  /** What stands against the days as somebody has changed them. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme, @Valid @ModelAttribute Season season, Who who, Model model) {
    who.mustBe(Role.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var groups = byId(roster.groupsOf(card.id()));
    frame(card, List.copyOf(groups.values()), model);
    var drafts =
        staggering(card, season.rhythm(), roster.groups(who)).look(groups, season.groups());
    return drawn(season.id(), season.rhythm(), drafts, true, model);
  }

  /**
   * Plans a part of the groups, or where no script asks for the next one all that are left. Each
   * cycle has its id from the season's: what is sent again is planned once.
   *
   * @param from how many are done
   */
  @PostMapping("/plan")
  Object plan(
      @PathVariable UUID programme,
      @Valid @ModelAttribute Season season,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Who who,
      Locale language,
      Model model) {
    who.mustBe(Role.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var groups = byId(roster.groupsOf(card.id()));
    var wanted = season.groups().stream().filter(one -> !one.isLeft()).toList();
    int start = Math.clamp(from, 0, wanted.size());
    int end = inPlace ? Math.min(start + PART, wanted.size()) : wanted.size();
    var failed = new ArrayList<Failed>();
    long position = 0;
    for (var one : wanted.subList(start, end)) {
      var group = groups.get(one.id());
      if (group == null) continue;
      try {
        position = planning.sent(group.id(), season.cycle(one), who).position();
      } catch (Refused no) {
        failed.add(new Failed(group.name(), sentence(no, language)));
      }
    }
    if (!inPlace && failed.isEmpty()) return Onward.to("/programmes/" + programme, position, false);
    model.addAttribute("programme", card);
    model.addAttribute("done", end);
    model.addAttribute("total", wanted.size());
    model.addAttribute("position", position);
    model.addAttribute("failed", failed);
    return inPlace ? "planning/calendars :: part" : "planning/planned";
  }

  private String sentence(Refused no, Locale language) {
    return sentences.getMessage(no.reason().key(), no.arguments().toArray(), language);
  }

  private Staggering staggering(
      ProgrammeCard programme, Rhythm rhythm, List<GroupCard> everywhere) {
    var length = Duration.ofMinutes(programme.template(rhythm.templateKey()).minutes());
    return new Staggering(programme.frame(), rhythm, length, Engagements.of(everywhere));
  }

  private static void frame(ProgrammeCard programme, List<GroupCard> groups, Model model) {
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("all", groups.size());
    model.addAttribute("open", withoutCalendar(groups).size());
    model.addAttribute("days", List.of(DayOfWeek.values()).subList(0, 5));
  }

  private String drawn(UUID id, Rhythm rhythm, List<Draft> drafts, boolean inPlace, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("rhythm", rhythm);
    model.addAttribute("drafts", drafts);
    model.addAttribute("names", directory.names(named(drafts)));
    model.addAttribute("clashing", drafts.stream().filter(d -> !d.clashes().isEmpty()).count());
    model.addAttribute("warned", drafts.stream().filter(d -> !d.warnings().isEmpty()).count());
    model.addAttribute("wanted", drafts.stream().filter(d -> !d.left()).count());
    return inPlace ? "planning/calendars :: proposal" : "planning/calendars";
  }

  private static List<Username> named(List<Draft> drafts) {
    return drafts.stream()
        .flatMap(
            draft ->
                Stream.concat(
                    Stream.of(draft.group().facilitator()),
                    draft.clashes().stream().map(Engagements.Clash::person)))
        .distinct()
        .toList();
  }

  /** Nothing to come, and nothing held: whoever is under way plans for themselves. */
  private static List<GroupCard> withoutCalendar(List<GroupCard> groups) {
    return groups.stream()
        .filter(group -> group.sessions().notCancelled() == 0)
        .sorted(Comparator.comparing(GroupCard::name))
        .toList();
  }

  private static Map<UUID, GroupCard> byId(List<GroupCard> groups) {
    return groups.stream().collect(Collectors.toMap(g -> g.id().value(), Function.identity()));
  }
}
