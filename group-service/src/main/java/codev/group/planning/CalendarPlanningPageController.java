package codev.group.planning;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.planning.ProgrammeCalendarPlanner.Failure.RuleBroken;
import codev.group.planning.ProgrammeCalendarPlanner.Failure.SessionLater;
import codev.group.planning.SeriesDateFinder.Draft;
import codev.group.programme.FormValidator;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.SubmittedFields;
import codev.infra.web.LocalizedDates;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

/**
 * Page that plans the calendars of all groups of a programme that lack dates: proposed, changed,
 * then planned.
 */
@Controller
@RequestMapping("/programmes/{programme}/calendars")
class CalendarPlanningPageController {
  /** So many groups at a time: each has a series of sessions, and the page shows progress. */
  private static final int PART = 5;

  private final ProgrammeCalendarPlanner calendar;
  private final ProgrammeQueries programmeQueries;
  private final GroupQueries groupQueries;
  private final DirectoryQueries directory;
  private final FormValidator mistakes;

  CalendarPlanningPageController(
      ProgrammeCalendarPlanner calendar,
      ProgrammeQueries programmeQueries,
      GroupQueries groupQueries,
      DirectoryQueries directory,
      FormValidator mistakes) {
    this.calendar = calendar;
    this.programmeQueries = programmeQueries;
    this.groupQueries = groupQueries;
    this.directory = directory;
    this.mistakes = mistakes;
  }

  /** A group that could not be given its calendar, and why. */
  record Failed(String group, String why) {}

  @GetMapping
  String blank(@PathVariable UUID programme, CurrentUser who, Model model) {
    var card = programme(programme, who);
    var groups = groupQueries.groupsOf(card.id());
    addProgramme(card, groups, model);
    boolean isComplete = calendar.withoutDates(card.frame(), groups) == 0;
    var soonest = calendar.soonest(card.frame().startsOn());
    addForm(ProgrammeCalendarForm.usual(card.frame(), soonest, isComplete), Map.of(), model);
    return "planning/calendars";
  }

  /** A refusal is shown beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  String proposeInPlace(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarForm wish,
      CurrentUser who,
      Model model) {
    return proposal(programme(programme, who), wish, true, who, model);
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
    var card = programme(programme, who);
    var errors = errors(wish, unreadable, language);
    addForm(new SubmittedFields(sent), errors, model);
    if (errors.isEmpty()) return proposal(card, wish, false, who, model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    addProgramme(card, groupQueries.groupsOf(card.id()), model);
    return "planning/calendars";
  }

  private Map<String, String> errors(
      ProgrammeCalendarForm wish, BindingResult unreadable, Locale language) {
    var found = mistakes.in(wish, unreadable, language);
    if (!found.containsKey("times") && !wish.hasHours())
      found.put("times", mistakes.message("request.missing", language));
    return FormValidator.inOrder(found, ProgrammeCalendarForm.class);
  }

  private String proposal(
      ProgrammeView card,
      ProgrammeCalendarForm wish,
      boolean inPlace,
      CurrentUser who,
      Model model) {
    var groups = groupQueries.groupsOf(card.id());
    addProgramme(card, groups, model);
    var drafts = calendar.proposal(card, groups, wish, who);
    return drafts(UUID.randomUUID(), wish.rhythm(), drafts, inPlace, model);
  }

  /** What stands against the days as the manager has changed them. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarDraft season,
      CurrentUser who,
      Model model) {
    var card = programme(programme, who);
    var groups = groupQueries.groupsOf(card.id());
    addProgramme(card, groups, model);
    var drafts = calendar.drafts(card, groups, season, who);
    return drafts(season.id(), season.rhythm(), drafts, true, model);
  }

  /**
   * Plans a part of the groups, or where no script asks for the next one all that are left.
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
    var card = programme(programme, who);
    var progress = calendar.plan(card, season, from, inPlace ? PART : Integer.MAX_VALUE, who);
    if (!inPlace && progress.failures().isEmpty())
      return RedirectAfterPost.to("/programmes/" + programme, progress.position(), false);
    model.addAttribute("programme", card);
    model.addAttribute("done", progress.done());
    model.addAttribute("total", progress.total());
    model.addAttribute("position", progress.position());
    model.addAttribute(
        "failed", progress.failures().stream().map(one -> failed(one, language)).toList());
    return inPlace ? "planning/calendars :: part" : "planning/planned";
  }

  private Failed failed(ProgrammeCalendarPlanner.Failure failure, Locale language) {
    return new Failed(
        failure.group(),
        switch (failure) {
          case SessionLater later -> {
            var day = LocalizedDates.day(later.day(), FormatStyle.LONG, language);
            yield mistakes.message("group.calendars.in-the-way", language, day);
          }
          case RuleBroken broken -> mistakes.message(broken.violation(), language);
        });
  }

  private static void addForm(SubmittedFields typed, Map<String, String> errors, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("errors", errors);
  }

  private void addProgramme(ProgrammeView programme, List<GroupView> groups, Model model) {
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("all", groups.size());
    model.addAttribute("open", calendar.withoutDates(programme.frame(), groups));
    model.addAttribute("days", ProgrammeCalendarForm.DAYS);
  }

  private String drafts(
      UUID id, SessionSeriesOptions rhythm, List<Draft> drafts, boolean inPlace, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("rhythm", rhythm);
    model.addAttribute("drafts", drafts);
    model.addAttribute(
        "names", directory.names(drafts.stream().flatMap(Draft::named).distinct().toList()));
    model.addAttribute("clashing", drafts.stream().filter(d -> !d.clashes().isEmpty()).count());
    model.addAttribute("warned", drafts.stream().filter(d -> !d.warnings().isEmpty()).count());
    model.addAttribute("wanted", drafts.stream().filter(d -> !d.left()).count());
    return inPlace ? "planning/calendars :: proposal" : "planning/calendars";
  }

  private ProgrammeView programme(UUID id, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    return programmeQueries.programme(new ProgrammeId(id), who);
  }
}
