package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonField;
import codev.group.directory.PersonScopes;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorResponse;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.FormValidator;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.SubmittedFields;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record GroupFormationPageController(
    GroupFormationUseCase formGroups,
    DirectoryQueries directory,
    PersonScopes scopes,
    ProgrammeQueries programmeQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    FormValidator validator) {
  @GetMapping("/new")
  ModelAndView blank(@PathVariable UUID programme, CurrentUser user) {
    var fresh = SubmittedFields.prefilled(Map.of("id", UUID.randomUUID().toString()));
    return formPage(programme, fresh, Map.of(), user);
  }

  /** A refusal is shown beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  ResponseEntity<Void> formInPlace(
      @PathVariable UUID programme, @Valid @ModelAttribute GroupRequest form, CurrentUser user) {
    var groupRequest = form.resolvedBy(directory.personField());
    var formed = formGroups.form(new ProgrammeId(programme), groupRequest, user).result();
    return RedirectAfterPost.to(formed.pageAddress("/programmes/" + programme), formed.position());
  }

  /** Where no script runs the page comes again, with all that was typed and what is wrong. */
  @PostMapping
  Object form(
      @PathVariable UUID programme,
      @ModelAttribute GroupRequest form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language) {
    var errors =
        FormValidator.inOrder(validator.validate(form, unreadable, language), GroupRequest.class);
    if (errors.isEmpty()) {
      try {
        var named = form.resolvedBy(directory.personField());
        var formed = formGroups.form(new ProgrammeId(programme), named, user).result();
        return RedirectAfterPost.to(
            formed.pageAddress("/programmes/" + programme), formed.position(), false);
      } catch (RuleViolationException refusal) {
        errors.put(field(refusal.violation()), validator.message(refusal, language));
      } catch (MalformedRequestException unknown) {
        errors.put(unknown.field(), validator.message(unknown, language));
      }
    }
    var page = formPage(programme, new SubmittedFields(sent), errors, user);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView formPage(
      UUID programme, SubmittedFields submitted, Map<String, String> errors, CurrentUser user) {
    var page = new ModelAndView("composition/form-group");
    page.addObject("programme", programmeQueries.programme(new ProgrammeId(programme), user));
    page.addObject("typed", submitted);
    page.addObject("errors", errors);
    var present = directory.present();
    var people = scopes.composable(present, user);
    page.addObject("people", people);
    var pool =
        facilitatorQueries.facilitators(user).stream()
            .map(FacilitatorResponse::username)
            .collect(Collectors.toSet());
    page.addObject(
        "facilitators",
        new PersonField(present, scopes.readable(present, user))
            .options(
                pool.isEmpty() ? people.stream().map(DirectoryEntry::username).toList() : pool));
    return page;
  }

  private static String field(RuleViolation reason) {
    return switch (reason) {
      case FACILITATOR_IS_A_MEMBER, FACILITATOR_NOT_IN_THE_POOL, FACILITATOR_IS_TO_BE_ERASED ->
          "facilitator";
      case FEWER_THAN_THREE_MEMBERS,
          MORE_THAN_EIGHT_MEMBERS,
          MEMBER_NAMED_TWICE,
          MEMBER_WITH_THEIR_MANAGER,
          MEMBERS_OUT_OF_SCOPE,
          UNKNOWN_PEOPLE ->
          "members";
      default -> "name";
    };
  }
}
