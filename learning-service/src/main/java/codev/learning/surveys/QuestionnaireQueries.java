package codev.learning.surveys;

import codev.infra.projections.ReadModel;
import codev.infra.web.problem.RefusedException;
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
import org.springframework.stereotype.Component;

/** Finds the surveys that a person is asked to answer. */
@Component
record QuestionnaireQueries(
    ReadModel<Respondent> respondents,
    ReadModel<ProgrammeSurveys> surveys,
    BuiltInInstruments instruments,
    Clock clock,
    ZoneId zone) {
  List<SurveyItem> items(SurveyKind survey) {
    return instruments.of(survey).stream().map(SurveyItem::of).toList();
  }

  /** Those that are open and that a person has not answered. */
  List<Questionnaire> open(String person) {
    return respondents.find(person).stream()
        .flatMap(
            respondent -> respondent.programmes().stream().flatMap(one -> open(respondent, one)))
        .toList();
  }

  /** One that this person may be asked and has not answered; else there is nothing to see. */
  Questionnaire questionnaire(PersonalSurvey survey) {
    return asked(survey).filter(_ -> !isAnswered(survey)).orElseThrow(RefusedException::notFound);
  }

  /** One that this person may be asked, answered already or not. */
  Optional<Questionnaire> asked(PersonalSurvey survey) {
    var programme = survey.programme().value();
    return respondents
        .find(survey.person().value())
        .filter(respondent -> respondent.programmes().contains(programme))
        .flatMap(
            respondent ->
                surveys(programme).stream()
                    .flatMap(known -> all(respondent, programme, known))
                    .filter(survey::isAskedBy)
                    .findFirst());
  }

  boolean isAnswered(PersonalSurvey survey) {
    var programme = survey.programme().value();
    return respondents
        .find(survey.person().value())
        .map(respondent -> respondent.hasAnswered(programme, survey.survey(), survey.moment()))
        .orElse(false);
  }

  /** Whether the surveys of a moment are open today. */
  boolean isTimeFor(UUID programme, SurveyKind.Moment moment) {
    return surveys(programme).map(known -> known.isTimeFor(moment, today())).orElse(false);
  }

  /**
   * The questionnaire of an instrument that a programme has loaded, if the person may answer it,
   * answered already or not.
   *
   * @param version nothing: the latest
   */
  Optional<Questionnaire> ofProgramme(
      String person,
      UUID programme,
      String survey,
      @Nullable Integer version,
      SurveyKind.Moment moment) {
    var respondent = respondents.find(person).orElse(Respondent.NOBODY);
    return surveys(programme)
        .flatMap(
            known ->
                (version == null
                        ? known.current().stream()
                            .filter(one -> one.instrument().key().equals(survey))
                            .findFirst()
                        : known.version(survey, version))
                    .map(loaded -> questionnaire(respondent, programme, known, loaded, moment)));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  private Optional<ProgrammeSurveys> surveys(UUID programme) {
    return surveys.find(programme.toString());
  }

  private Stream<Questionnaire> open(Respondent respondent, UUID programme) {
    var today = today();
    return surveys(programme).stream()
        .flatMap(
            surveys ->
                all(respondent, programme, surveys)
                    .filter(asked -> surveys.isTimeFor(asked.moment(), today)))
        .filter(asked -> !respondent.hasAnswered(programme, asked.survey(), asked.moment()))
        .filter(asked -> !asked.items().isEmpty());
  }

  /** Everybody's surveys, then the programme's own. */
  private Stream<Questionnaire> all(
      Respondent respondent, UUID programme, ProgrammeSurveys surveys) {
    var builtInSurveys =
        Arrays.stream(SurveyKind.values())
            .flatMap(
                survey ->
                    survey.moments().stream()
                        .map(moment -> questionnaire(programme, surveys, survey, moment)));
    var ownSurveys =
        surveys.current().stream()
            .flatMap(
                loaded ->
                    loaded.instrument().moments().stream()
                        .map(
                            moment ->
                                questionnaire(respondent, programme, surveys, loaded, moment)));
    return Stream.concat(builtInSurveys, ownSurveys);
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
