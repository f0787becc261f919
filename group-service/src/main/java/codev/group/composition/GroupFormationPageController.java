package codev.group.composition;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.FormValidator;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.SubmittedFields;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Page that forms a single group. */
@Controller
@RequestMapping("/programmes/{programme}/groups")
class GroupFormationPageController {
  private final GroupFormationUseCase formGroups;
  private final DirectoryQueries directory;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final FormValidator mistakes;

  GroupFormationPageController(
      GroupFormationUseCase formGroups,
      DirectoryQueries directory,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      FormValidator mistakes) {
    this.formGroups = formGroups;
    this.directory = directory;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.mistakes = mistakes;
  }

  @GetMapping("/new")
  ModelAndView blank(@PathVariable UUID programme, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var fresh = SubmittedFields.usually(Map.of("id", UUID.randomUUID().toString()));
    return drawn(programme, fresh, Map.of(), who);
  }

  /** A refusal is shown beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  ResponseEntity<Void> formInPlace(
      @PathVariable UUID programme, @Valid @ModelAttribute GroupRequest form, CurrentUser who) {
    var position = formGroups.form(new ProgrammeId(programme), form, who).position();
    return RedirectAfterPost.to("/programmes/" + programme, position);
  }

  /** Where no script runs the page comes again, with all that was typed and what is wrong. */
  @PostMapping
  Object form(
      @PathVariable UUID programme,
      @ModelAttribute GroupRequest form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser who,
      Locale language) {
    who.mustBe(UserRole.MANAGER);
    var errors = FormValidator.inOrder(mistakes.in(form, unreadable, language), GroupRequest.class);
    if (errors.isEmpty()) {
      try {
        var position = formGroups.form(new ProgrammeId(programme), form, who).position();
        return RedirectAfterPost.to("/programmes/" + programme, position, false);
      } catch (RuleViolationException no) {
        errors.put(field(no.reason()), mistakes.message(no, language));
      }
    }
    var page = drawn(programme, new SubmittedFields(sent), errors, who);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView drawn(
      UUID programme, SubmittedFields typed, Map<String, String> errors, CurrentUser who) {
    var page = new ModelAndView("composition/form-group");
    page.addObject("programme", programmeQueries.programme(new ProgrammeId(programme), who));
    page.addObject("typed", typed);
    page.addObject("errors", errors);
    page.addObject("people", directory.byName());
    page.addObject("pool", facilitatorQueries.facilitators(who));
    return page;
  }

  private static String field(RuleViolation reason) {
    return switch (reason) {
      case FACILITATOR_IS_A_MEMBER -> "facilitator";
      case FEWER_THAN_THREE_MEMBERS,
          MORE_THAN_EIGHT_MEMBERS,
          MEMBER_NAMED_TWICE,
          MEMBER_WITH_THEIR_MANAGER,
          UNKNOWN_PEOPLE ->
          "members";
      default -> "name";
    };
  }
}
