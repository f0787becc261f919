package codev.learning.surveys;

import codev.infra.projections.ReadModel;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.surveys.Questionnaire.Loaded;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the surveys that a person is asked to answer, for that person only. */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class SurveyPageController {
  private final ReadModel<Respondent> respondents;
  private final ReadModel<ProgrammeSurveys> surveys;
  private final BuiltInInstruments instruments;
  private final Clock clock;
  private final ZoneId zone;

  SurveyPageController(
      ReadModel<Respondent> respondents,
      ReadModel<ProgrammeSurveys> surveys,
      BuiltInInstruments instruments,
      Clock clock,
      ZoneId zone) {
    this.respondents = respondents;
    this.surveys = surveys;
    this.instruments = instruments;
    this.clock = clock;
    this.zone = zone;
  }

  @GetMapping("/surveys")
  String page(CurrentUser user, Model model) {
    model.addAttribute("surveys", open(user));
    return "surveys/mine";
  }

  /** A fragment of the home page. */
  @GetMapping("/surveys/due")
  String due(CurrentUser user, Model model) {
    model.addAttribute("surveys", open(user));
    return "surveys/mine :: due";
  }

  @GetMapping("/surveys/{survey}/{moment}")
  String form(
      @PathVariable String survey,
      @PathVariable SurveyKind.Moment moment,
      @RequestParam UUID programmeId,
      CurrentUser user,
      Model model) {
    model.addAttribute("survey", questionnaire(user, programmeId, survey, moment));
    return "surveys/form";
  }

  public List<SurveyItem> items(SurveyKind survey) {
    return instruments.of(survey).stream().map(SurveyItem::of).toList();
  }

  /** One that this person may be asked and has not answered; else there is nothing to see. */
  public Questionnaire questionnaire(
      CurrentUser user, UUID programme, String survey, SurveyKind.Moment moment) {
    return respondents
        .find(user.username())
        .filter(respondent -> respondent.programmes().contains(programme))
        .filter(respondent -> !respondent.hasAnswered(programme, survey, moment))
        .flatMap(
            respondent ->
                surveys(programme)
                    .flatMap(surveys -> all(respondent, programme, surveys, survey, moment)))
        .orElseThrow(RefusedException::notFound);
  }

  /**
   * The questionnaire of an instrument that a programme has loaded, if the person may answer it,
   * answered already or not.
   *
   * @param version nothing: the latest
   */
  public Optional<Questionnaire> ofProgramme(
      CurrentUser user,
      UUID programme,
      String survey,
      @Nullable Integer version,
      SurveyKind.Moment moment) {
    var respondent = respondents.find(user.username()).orElse(Respondent.NOBODY);
    return surveys(programme)
        .flatMap(
            surveys ->
                (version == null
                        ? surveys.current().stream()
                            .filter(one -> one.instrument().key().equals(survey))
                            .findFirst()
                        : surveys.version(survey, version))
                    .map(loaded -> questionnaire(respondent, programme, surveys, loaded, moment)));
  }

  private Optional<ProgrammeSurveys> surveys(UUID programme) {
    return surveys.find(programme.toString());
  }

  private List<Questionnaire> open(CurrentUser user) {
    var today = LocalDate.now(clock.withZone(zone));
    return respondents.find(user.username()).stream()
        .flatMap(
            respondent ->
                respondent.programmes().stream().flatMap(one -> open(respondent, one, today)))
        .toList();
  }

  private Stream<Questionnaire> open(Respondent respondent, UUID programme, LocalDate today) {
    return surveys(programme).stream()
        .flatMap(
            surveys ->
                all(respondent, programme, surveys)
                    .filter(asked -> surveys.isTimeFor(asked.moment(), today)))
        .filter(asked -> !respondent.hasAnswered(programme, asked.survey(), asked.moment()))
        .filter(asked -> !asked.items().isEmpty());
  }

  private Optional<Questionnaire> all(
      Respondent respondent,
      UUID programme,
      ProgrammeSurveys surveys,
      String survey,
      SurveyKind.Moment moment) {
    return all(respondent, programme, surveys)
        .filter(asked -> asked.survey().equals(survey) && asked.moment() == moment)
        .findFirst();
  }

  /** Everybody's surveys, then the programme's own. */
  private Stream<Questionnaire> all(
      Respondent respondent, UUID programme, ProgrammeSurveys surveys) {
    var ours =
        Arrays.stream(SurveyKind.values())
            .flatMap(
                survey ->
                    survey.moments().stream()
                        .map(moment -> questionnaire(programme, surveys, survey, moment)));
    var own =
        surveys.current().stream()
            .flatMap(
                loaded ->
                    loaded.instrument().moments().stream()
                        .map(
                            moment ->
                                questionnaire(respondent, programme, surveys, loaded, moment)));
    return Stream.concat(ours, own);
  }

  private Questionnaire questionnaire(
      UUID programme, ProgrammeSurveys surveys, SurveyKind survey, SurveyKind.Moment moment) {
    return new Questionnaire(
        survey.name(), moment, programme, surveys.name(), null, items(survey), Map.of(), List.of());
  }

  private static Questionnaire questionnaire(
      Respondent respondent,
      UUID programme,
      ProgrammeSurveys surveys,
      Loaded loaded,
      SurveyKind.Moment moment) {
    var items =
        loaded.instrument().items().stream()
            .filter(item -> respondent.isAsked(item.audience(), programme))
            .map(SurveyItem::of)
            .toList();
    return new Questionnaire(
        loaded.instrument().key(),
        moment,
        programme,
        surveys.name(),
        loaded,
        items,
        Map.of(),
        List.of());
  }
}
