package codev.group.programme;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.programme.Aim;
import codev.group.domain.programme.PrivacyThreshold;
import codev.group.domain.template.SessionTemplate;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Page that declares a programme: errors are shown at their fields, and no input is lost. */
@Controller
@RequiredAccess(AccessPolicy.MANAGER_ROLE)
record DeclareProgrammePageController(
    DeclareProgrammeController declaring, FormValidator validator) {
  private static final Map<String, String> USUAL =
      Map.of(
          "cadenceWeeks", "4",
          "privacyThreshold", String.valueOf(PrivacyThreshold.USUAL),
          "publicHolidays", "true",
          "template", "STANDARD_180");

  @GetMapping("/programmes/new")
  ModelAndView blank(CurrentUser user) {
    var usual = new LinkedHashMap<>(USUAL);
    usual.put("id", UUID.randomUUID().toString());
    return formPage("programme/declare", SubmittedFields.prefilled(usual), Map.of());
  }

  /** What the programme would come to, as far as it is filled in. */
  @PostMapping("/programmes/new/outlook")
  String outlook(
      @ModelAttribute ProgrammeForm form, BindingResult unreadable, CurrentUser user, Model model) {
    model.addAttribute("outlook", ProgrammePreview.of(form).orElse(null));
    model.addAttribute("named", form.name());
    return "programme/declare :: outlook";
  }

  @PostMapping("/programmes")
  Object declare(
      @ModelAttribute ProgrammeForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language) {
    var errors = errors(form, unreadable, language);
    if (errors.isEmpty()) {
      try {
        var declared = declaring.declareProgramme(form.read(), user);
        return RedirectAfterPost.to("/programmes/" + declared.id(), declared.position(), inPlace);
      } catch (RuleViolationException refusal) {
        errors.put(field(refusal.violation()), validator.message(refusal, language));
      }
    }
    var view = inPlace ? "programme/declare :: form" : "programme/declare";
    var page = formPage(view, new SubmittedFields(sent), errors);
    page.addObject("outlook", ProgrammePreview.of(form).orElse(null));
    page.addObject("named", form.name());
    if (!inPlace) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView formPage(
      String view, SubmittedFields submitted, Map<String, String> errors) {
    var page = new ModelAndView(view);
    page.addObject("typed", submitted);
    page.addObject("errors", errors);
    page.addObject("aims", Aim.values());
    page.addObject("templates", SessionTemplate.BUILT_IN);
    return page;
  }

  private Map<String, String> errors(
      ProgrammeForm form, BindingResult unreadable, Locale language) {
    var found = validator.validate(form, unreadable, language);
    try {
      DateListParser.read(form.holidays());
    } catch (DateTimeParseException e) {
      found.put(
          "holidays",
          validator.message("group.programme.no-such-day", language, e.getParsedString()));
    }
    return FormValidator.inOrder(found, ProgrammeForm.class);
  }

  private static String field(RuleViolation reason) {
    return switch (reason) {
      case OUT_OF_TIME -> "startsOn";
      case PROGRAMME_ENDS_BEFORE_IT_STARTS -> "endsOn";
      case PRIVACY_THRESHOLD_UNDER_THREE -> "privacyThreshold";
      default -> "name";
    };
  }
}
