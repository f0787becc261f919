package codev.learning.surveys;

import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Page of one survey of one person. Its address admits its recipient, without a sign-in, to this
 * survey alone, until it is answered or its time is over. Opening it answers nothing.
 */
@Controller
@RequestMapping("/questionnaires/{address}")
@RequiredAccess(AccessPolicy.PUBLIC)
record SurveyAddressPageController(
    SurveyAddresses addresses, QuestionnaireQueries surveys, SurveyAnswerUseCase answering) {
  @GetMapping
  String page(@PathVariable String address, Model model) {
    var survey = survey(address);
    model.addAttribute("survey", questionnaire(survey));
    if (isOpen(survey)) {
      model.addAttribute("address", address);
      return "surveys/form";
    }
    model.addAttribute("isAnswered", surveys.isAnswered(survey));
    return "surveys/ended";
  }

  /** Where there is nothing to answer any more the page says so. */
  @PostMapping
  Object answer(
      @PathVariable String address,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam Map<String, String> ticked) {
    var survey = survey(address);
    var _ = questionnaire(survey);
    if (!isOpen(survey)) return RedirectAfterPost.to("/questionnaires/" + address, 0, false);
    var submitted = answering.submit(survey, version, ticked);
    if (submitted.incomplete() != null)
      return new ModelAndView(
          "surveys/form",
          Map.of("survey", submitted.incomplete(), "address", address),
          HttpStatus.UNPROCESSABLE_CONTENT);
    return RedirectAfterPost.to("/questionnaires/" + address, submitted.position(), false);
  }

  private PersonalSurvey survey(String address) {
    return addresses.open(address).orElseThrow(RefusedException::notFound);
  }

  /** Nothing is asked of who is in no group of the programme any more, or erased. */
  private Questionnaire questionnaire(PersonalSurvey survey) {
    return surveys.asked(survey).orElseThrow(RefusedException::notFound);
  }

  private boolean isOpen(PersonalSurvey survey) {
    return !surveys.isAnswered(survey)
        && surveys.isTimeFor(survey.programme().value(), survey.moment());
  }
}
