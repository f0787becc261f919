package codev.group.planning;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.ProgrammeTerms;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupView;
import codev.group.planning.CalendarScheduler.Draft;
import codev.group.programme.FormErrors;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.SubmittedFields;
import codev.infra.web.LocalizedDates;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendars of all groups of a programme that lack dates: proposed, changed, then planned. */
@Controller
@RequestMapping("/programmes/{programme}/calendars")
class CalendarPlanningPageController {
  /** So many groups at a time: each has a cycle of sessions, and somebody waits for a sign. */
  private static final int PART = 5;

  private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values()).subList(0, 5);

  private final PlanSessionController planning;
  private final ProgrammeQueries roster;
  private final DirectoryQueries directory;
  private final MessageSource sentences;
  private final FormErrors mistakes;
  private final Clock clock;

  CalendarPlanningPageController(
      PlanSessionController planning,
      ProgrammeQueries roster,
      DirectoryQueries directory,
      MessageSource sentences,
      FormErrors mistakes,
      Clock clock) {
    this.planning = planning;
    this.roster = roster;
    this.directory = directory;
    this.sentences = sentences;
    this.mistakes = mistakes;
    this.clock = clock;
  }

  /** A group that could not be given its calendar, and why. */
  record Failed(String group, String why) {}

  @GetMapping
  String blank(@PathVariable UUID programme, CurrentUser who, Model model) {
    who.mustBe(UserRole.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var groups = roster.groupsOf(card.id());
    frame(card, groups, model);
    wish(usual(card.frame(), groups), Map.of(), model);
    return "planning/calendars";
  }

  /** A refusal is said beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  String proposeInPlace(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarForm wish,
      CurrentUser who,
      Model model) {
    who.mustBe(UserRole.MANAGER);
    return proposed(roster.programme(new ProgrammeId(programme), who), wish, true, who, model);
  }

  /** Where no script runs the page comes again, with all that was typed and what is wrong. */
  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @ModelAttribute ProgrammeCalendarForm wish,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser who,
      Locale language,
      Model model,
      HttpServletResponse response) {
    who.mustBe(UserRole.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var errors = errors(wish, unreadable, language);
    wish(new SubmittedFields(sent), errors, model);
    if (errors.isEmpty()) return proposed(card, wish, false, who, model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    frame(card, roster.groupsOf(card.id()), model);
    return "planning/calendars";
  }

  private Map<String, String> errors(
      ProgrammeCalendarForm wish, BindingResult unreadable, Locale language) {
    var found = mistakes.in(wish, unreadable, language);
    if (!found.containsKey("times") && !wish.hasHours())
      found.put("times", mistakes.message("request.missing", language));
    return FormErrors.inOrder(found, ProgrammeCalendarForm.class);
  }

  private String proposed(
      ProgrammeView card,
      ProgrammeCalendarForm wish,
      boolean inPlace,
      CurrentUser who,
      Model model) {
    var everywhere = roster.groups(who);
    var groups = roster.groupsOf(card.id());
    frame(card, groups, model);
    var lacking = lacking(card.frame(), groups, wish);
    var drafts = staggering(card, wish.rhythm(), everywhere).propose(lacking, wish);
    return drawn(UUID.randomUUID(), wish.rhythm(), drafts, inPlace, model);
  }

  /** What stands against the days as somebody has changed them. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarDraft season,
      CurrentUser who,
      Model model) {
    who.mustBe(UserRole.MANAGER);
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
      @Valid @ModelAttribute ProgrammeCalendarDraft season,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who,
      Locale language,
      Model model) {
    who.mustBe(UserRole.MANAGER);
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
      var cycle = season.cycle(one);
      var inTheWay = inTheWay(group, cycle, card.frame());
      if (inTheWay.isPresent()) {
        failed.add(new Failed(group.name(), inTheWay(inTheWay.get(), language)));
        continue;
      }
      try {
        position = planning.sent(card, group.id(), cycle, who).position();
      } catch (RuleViolationException no) {
        failed.add(new Failed(group.name(), sentence(no, language)));
      }
    }
    if (!inPlace && failed.isEmpty())
      return RedirectAfterPost.to("/programmes/" + programme, position, false);
    model.addAttribute("programme", card);
    model.addAttribute("done", end);
    model.addAttribute("total", wanted.size());
    model.addAttribute("position", position);
    model.addAttribute("failed", failed);
    return inPlace ? "planning/calendars :: part" : "planning/planned";
  }

  /** What is sent again finds its own sessions: they are in nobody's way. */
  private static Optional<LocalDate> inTheWay(
      GroupView group, SessionSeriesForm cycle, ProgrammeTerms frame) {
    var first = cycle.sessions(frame).getFirst();
    if (group.sessions().find(first).isPresent()) return Optional.empty();
    return UnplannedSessions.inTheWay(group.sessions(), cycle.firstDate(), cycle.zone());
  }

  private String inTheWay(LocalDate day, Locale language) {
    var said = LocalizedDates.day(day, FormatStyle.LONG, language);
    return sentences.getMessage("group.calendars.in-the-way", new Object[] {said}, language);
  }

  /** Today some of the hours are over. */
  private LocalDate soonest(LocalDate wanted) {
    var tomorrow = LocalDate.now(clock).plusDays(1);
    return wanted.isBefore(tomorrow) ? tomorrow : wanted;
  }

  /** In the order of their names. */
  private SequencedMap<GroupView, UnplannedSessions> lacking(
      ProgrammeTerms frame, List<GroupView> groups, ProgrammeCalendarForm wish) {
    var lacking = new LinkedHashMap<GroupView, UnplannedSessions>();
    var soonest = soonest(wish.firstDate());
    int weeks = wish.rhythm().weeks(frame);
    groups.stream()
        .filter(group -> wish.isForAll() || group.sessions().toCome() == 0)
        .sorted(Comparator.comparing(GroupView::name))
        .forEach(
            group ->
                UnplannedSessions.of(
                        group.sessions(), soonest, weeks, wish.count(), wish.zone(), frame)
                    .ifPresent(remainder -> lacking.put(group, remainder)));
    return lacking;
  }

  private String sentence(RuleViolationException no, Locale language) {
    return sentences.getMessage(no.reason().key(), no.arguments().toArray(), language);
  }

  private CalendarScheduler staggering(
      ProgrammeView programme, SeriesOptions rhythm, List<GroupView> everywhere) {
    var length = Duration.ofMinutes(programme.template(rhythm.templateKey()).minutes());
    return new CalendarScheduler(programme.frame(), rhythm, length, BusyTimes.of(everywhere));
  }

  private SubmittedFields usual(ProgrammeTerms frame, List<GroupView> groups) {
    var usual = new LinkedHashMap<String, List<String>>();
    usual.put("firstDate", List.of(soonest(frame.startsOn()).toString()));
    usual.put("cadenceWeeks", List.of(String.valueOf(frame.cadenceWeeks())));
    usual.put("days", DAYS.stream().map(DayOfWeek::name).toList());
    usual.put("times", List.of("09:00", "14:00"));
    usual.put("template", List.of(frame.template().toString()));
    if (open(frame, groups) == 0) usual.put("goOn", List.of("true"));
    return new SubmittedFields(usual);
  }

  private static void wish(SubmittedFields typed, Map<String, String> errors, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("errors", errors);
  }

  private void frame(ProgrammeView programme, List<GroupView> groups, Model model) {
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("all", groups.size());
    model.addAttribute("open", open(programme.frame(), groups));
    model.addAttribute("days", DAYS);
  }

  private String drawn(
      UUID id, SeriesOptions rhythm, List<Draft> drafts, boolean inPlace, Model model) {
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
                    draft.clashes().stream().map(BusyTimes.Clash::person)))
        .distinct()
        .toList();
  }

  /** How many have nothing to come, though there is time for it before the programme ends. */
  private long open(ProgrammeTerms frame, List<GroupView> groups) {
    var soonest = soonest(frame.startsOn());
    return groups.stream()
        .map(GroupView::sessions)
        .filter(sessions -> sessions.toCome() == 0)
        .map(
            sessions ->
                UnplannedSessions.of(
                    sessions, soonest, frame.cadenceWeeks(), null, clock.getZone(), frame))
        .filter(Optional::isPresent)
        .count();
  }

  private static Map<UUID, GroupView> byId(List<GroupView> groups) {
    return groups.stream().collect(Collectors.toMap(g -> g.id().value(), Function.identity()));
  }
}
