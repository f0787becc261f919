package codev.learning.surveys;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the surveys that a person is asked to answer, for that person only. */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
public record SurveyPageController(QuestionnaireQueries surveys) {
  @GetMapping("/surveys")
  String page(CurrentUser user, Model model) {
    model.addAttribute("surveys", surveys.open(user.username()));
    return "surveys/mine";
  }

  /** A fragment of the home page. */
  @GetMapping("/surveys/due")
  String due(CurrentUser user, Model model) {
    model.addAttribute("surveys", surveys.open(user.username()));
    return "surveys/mine :: due";
  }

  @GetMapping("/surveys/{survey}/{moment}")
  String form(
      @PathVariable String survey,
      @PathVariable SurveyKind.Moment moment,
      @RequestParam UUID programmeId,
      CurrentUser user,
      Model model) {
    var asked =
        new PersonalSurvey(
            new Username(user.username()), new ProgrammeId(programmeId), survey, moment);
    model.addAttribute("survey", surveys.questionnaire(asked));
    return "surveys/form";
  }
}
