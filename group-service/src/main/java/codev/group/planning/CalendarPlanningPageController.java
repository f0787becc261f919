package codev.group.planning;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.planning.ProgrammeCalendarUseCase.Failure.RuleBroken;
import codev.group.planning.ProgrammeCalendarUseCase.Failure.SessionLater;
import codev.group.planning.SeriesDateFinder.Draft;
import codev.group.programme.FormValidator;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.SubmittedFields;
import codev.infra.ui.LocalizedDates;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
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
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record CalendarPlanningPageController(
    ProgrammeCalendarUseCase calendar,
    ProgrammeQueries programmeQueries,
    GroupQueries groupQueries,
    DirectoryQueries directory,
    FormValidator validator) {
  /** So many groups at a time: each has a series of sessions, and the page shows progress. */
  private static final int PART = 5;

  /** A group that could not be given its calendar, and why. */
  record FailedGroup(String group, String why) {}

  @GetMapping
  String blank(@PathVariable UUID programme, CurrentUser user, Model model) {
    var current = programme(programme, user);
    var groups = addProgramme(current, model);
    boolean isComplete = calendar.withoutDates(current.settings(), groups) == 0;
    var soonest = calendar.soonest(current.settings().startsOn());
    addForm(
        ProgrammeCalendarForm.prefilled(current.settings(), soonest, isComplete), Map.of(), model);
    return "planning/calendars";
  }

  /** A refusal is shown beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  String proposeInPlace(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarForm form,
      CurrentUser user,
      Model model) {
    return proposal(programme(programme, user), form, true, user, model);
  }

  /** Where no script runs the page comes again, with all that was typed and what is wrong. */
  @PostMapping
  String propose(
      @PathVariable UUID programme,
      @ModelAttribute ProgrammeCalendarForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language,
      Model model,
      HttpServletResponse response) {
    var current = programme(programme, user);
    var errors = errors(form, unreadable, language);
    addForm(new SubmittedFields(sent), errors, model);
    if (errors.isEmpty()) return proposal(current, form, false, user, model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var _ = addProgramme(current, model);
    return "planning/calendars";
  }

  private Map<String, String> errors(
      ProgrammeCalendarForm form, BindingResult unreadable, Locale language) {
    var found = validator.validate(form, unreadable, language);
    if (!found.containsKey("times") && !form.hasHours())
      found.put("times", validator.message("request.missing", language));
    return FormValidator.inOrder(found, ProgrammeCalendarForm.class);
  }

  private String proposal(
      ProgrammeView current,
      ProgrammeCalendarForm form,
      boolean inPlace,
      CurrentUser user,
      Model model) {
    var groups = addProgramme(current, model);
    var drafts = calendar.proposal(current, groups, form, user);
    return drafts(current, UUID.randomUUID(), form.options(), drafts, inPlace, model);
  }

  /** The conflicts of the days as the manager has changed them. */
  @PostMapping("/check")
  String check(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarDraft draft,
      CurrentUser user,
      Model model) {
    var current = programme(programme, user);
    var groups = addProgramme(current, model);
    var drafts = calendar.drafts(current, groups, draft, user);
    return drafts(current, draft.id(), draft.options(), drafts, true, model);
  }

  /**
   * Plans a part of the groups, or where no script asks for the next one all that are left.
   *
   * @param from how many are done
   */
  @PostMapping("/plan")
  Object plan(
      @PathVariable UUID programme,
      @Valid @ModelAttribute ProgrammeCalendarDraft draft,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language,
      Model model) {
    var current = programme(programme, user);
    var progress = calendar.plan(current, draft, from, inPlace ? PART : Integer.MAX_VALUE, user);
    if (!inPlace && progress.failures().isEmpty())
      return RedirectAfterPost.to("/programmes/" + programme, progress.position(), false);
    model.addAttribute("programme", current);
    model.addAttribute("done", progress.done());
    model.addAttribute("total", progress.total());
    model.addAttribute("position", progress.position());
    model.addAttribute(
        "failed", progress.failures().stream().map(one -> failed(one, language)).toList());
    return inPlace ? "planning/calendars :: part" : "planning/planned";
  }

  private FailedGroup failed(ProgrammeCalendarUseCase.Failure failure, Locale language) {
    return new FailedGroup(
        failure.group(),
        switch (failure) {
          case SessionLater later -> {
            var dayText = LocalizedDates.day(later.day(), FormatStyle.LONG, language);
            yield validator.message("group.calendars.in-the-way", language, dayText);
          }
          case RuleBroken broken -> validator.message(broken.violation(), language);
        });
  }

  private static void addForm(SubmittedFields submitted, Map<String, String> errors, Model model) {
    model.addAttribute("typed", submitted);
    model.addAttribute("errors", errors);
  }

  /** Returns its groups. */
  private List<GroupView> addProgramme(ProgrammeView programme, Model model) {
    var groups = groupQueries.groupsOf(programme.id());
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("all", groups.size());
    model.addAttribute("open", calendar.withoutDates(programme.settings(), groups));
    model.addAttribute("days", ProgrammeCalendarForm.DAYS);
    return groups;
  }

  private String drafts(
      ProgrammeView current,
      UUID id,
      SessionSeriesOptions options,
      List<Draft> drafts,
      boolean inPlace,
      Model model) {
    model.addAttribute("id", id);
    model.addAttribute("options", options);
    model.addAttribute("drafts", drafts);
    var holidays = current.settings().holidays();
    model.addAttribute("lanes", CalendarLanes.of(drafts, options.zone(), holidays).orElse(null));
    model.addAttribute(
        "names", directory.names(drafts.stream().flatMap(Draft::named).distinct().toList()));
    model.addAttribute("clashing", drafts.stream().filter(d -> !d.isFree()).count());
    model.addAttribute("warned", drafts.stream().filter(d -> !d.warnings().isEmpty()).count());
    model.addAttribute("wanted", drafts.stream().filter(d -> !d.left()).count());
    return inPlace ? "planning/calendars :: proposal" : "planning/calendars";
  }

  private ProgrammeView programme(UUID id, CurrentUser user) {
    return programmeQueries.currentProgramme(new ProgrammeId(id), user);
  }
}
