package codev.learning.surveys;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** HTTP endpoints with which members answer surveys, from a program or from their page. */
@Controller
@RequiredAccess(AccessPolicy.SURVEY_RESPONDENT)
public record SurveyAnswerController(SurveyAnswerUseCase answering) {
  /**
   * @param survey {@code SKILLS}, {@code FOLLOW_UP}, {@code CLIMATE}, or the key of one that the
   *     programme has loaded
   */
  @PostMapping("/api/surveys/{survey}/answers")
  @ResponseBody
  CommandResult answer(
      @PathVariable String survey, @Valid @RequestBody AnswersRequest request, CurrentUser user) {
    return answering.answer(user.username(), survey, request);
  }

  @PostMapping("/surveys/{survey}/{moment}")
  Object answerOnPage(
      @PathVariable String survey,
      @PathVariable SurveyKind.Moment moment,
      @RequestParam UUID programmeId,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam Map<String, String> ticked,
      CurrentUser user) {
    var answered =
        new PersonalSurvey(
            new Username(user.username()), new ProgrammeId(programmeId), survey, moment);
    var submitted = answering.submit(answered, version, ticked);
    if (submitted.incomplete() != null)
      return new ModelAndView(
          "surveys/form",
          Map.of("survey", submitted.incomplete()),
          HttpStatus.UNPROCESSABLE_CONTENT);
    return RedirectAfterPost.to("/surveys", submitted.position(), false);
  }
}
