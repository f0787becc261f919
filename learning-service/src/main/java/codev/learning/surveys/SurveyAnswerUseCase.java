package codev.learning.surveys;

import codev.infra.confidentiality.AnswerPadding;
import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.learning.domain.AccessCheckCommand.CheckSurveyProgramme;
import codev.learning.domain.LearningServiceCommand.AnswerInstrument;
import codev.learning.domain.LearningServiceCommand.AnswerSurvey;
import codev.learning.domain.RuleViolation;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.ProgrammeId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Use case: a member answers a survey. Answers are encrypted here, whole, before any other code
 * sees them.
 */
@Component
record SurveyAnswerUseCase(
    CommandSender commands,
    QuestionnaireQueries surveys,
    TextEncryption encryption,
    JsonMapper json,
    InstantSource clock) {
  private static final String NOT_APPLICABLE = "null";

  /**
   * What became of a form.
   *
   * @param incomplete to show again, since answers are missing; {@code null}: it was recorded
   */
  record Submission(@Nullable Questionnaire incomplete, long position) {}

  CommandResult answer(String person, String survey, AnswersRequest request) {
    var builtInSurvey = SurveyKind.named(survey);
    if (builtInSurvey.isPresent()) {
      check(survey, surveys.items(builtInSurvey.get()), request.answers());
      return send(builtInSurvey.get(), request, person);
    }
    if (request.programmeId() == null)
      throw new MalformedRequestException("programmeId", "answering.which-programme");
    var questionnaire =
        surveys
            .ofProgramme(person, request.programmeId(), survey, request.version(), request.moment())
            .orElseThrow(
                () -> new MalformedRequestException("survey", "answering.unknown-survey", survey));
    check(survey, questionnaire.items(), request.answers());
    return send(questionnaire, request.answers(), person);
  }

  /**
   * From a page, which works without a script. An item left out is asked for again, and what was
   * ticked stays ticked: there is no second time.
   *
   * @param version of a survey that the programme has loaded, the one that was read
   */
  Submission submit(PersonalSurvey survey, @Nullable Integer version, Map<String, String> ticked) {
    var person = survey.person().value();
    var programme = survey.programme().value();
    var moment = survey.moment();
    var builtInSurvey = SurveyKind.named(survey.survey());
    var ownQuestionnaire =
        builtInSurvey.isPresent()
            ? Optional.<Questionnaire>empty()
            : surveys.ofProgramme(person, programme, survey.survey(), version, moment);
    var items =
        builtInSurvey
            .map(surveys::items)
            .or(() -> ownQuestionnaire.map(Questionnaire::items))
            .orElseThrow(RefusedException::notFound);
    var missing =
        items.stream().filter(item -> !isAnswered(item, ticked)).map(SurveyItem::key).toList();
    if (!missing.isEmpty())
      return new Submission(surveys.questionnaire(survey).with(ticked, missing), 0);
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : items) answers.put(item.key(), number(ticked.get(item.key())));
    var result =
        ownQuestionnaire.isPresent()
            ? send(ownQuestionnaire.get(), answers, person)
            : send(
                builtInSurvey.orElseThrow(),
                new AnswersRequest(moment, programme, null, answers),
                person);
    return new Submission(null, result.position());
  }

  private static boolean isAnswered(SurveyItem item, Map<String, String> ticked) {
    var answer = ticked.get(item.key());
    return answer != null
        && (answer.equals(NOT_APPLICABLE) || answer.matches("\\d{1,2}"))
        && item.holds(number(answer));
  }

  private static @Nullable Integer number(@Nullable String answer) {
    return answer == null || answer.equals(NOT_APPLICABLE) ? null : Integer.valueOf(answer);
  }

  private CommandResult send(SurveyKind survey, AnswersRequest request, String person) {
    var authorEncryption = encryption.of(person);
    var respondent = new Username(person);
    var programme =
        request.programmeId() == null
            ? commands
                .send(new CheckSurveyProgramme(respondent, survey, request.moment()))
                .answer(ProgrammeId.class)
            : new ProgrammeId(request.programmeId());
    var sheet =
        new AnswerSheet(
            programme,
            context(programme, survey.name(), request.moment()),
            request.answers(),
            surveys.items(survey));
    return commands.send(
        new AnswerSurvey(
            respondent,
            survey,
            request.moment(),
            programme,
            answeredKeys(sheet, authorEncryption),
            encrypted(sheet, authorEncryption),
            clock.instant()),
        authorEncryption::storeKey);
  }

  /** The programme is part of it: answers for one cannot be passed off as those for another. */
  private static String context(ProgrammeId programme, String survey, SurveyKind.Moment moment) {
    return "survey/%s/%s/%s".formatted(programme, survey, moment);
  }

  private CommandResult send(
      Questionnaire questionnaire, Map<String, @Nullable Integer> answers, String person) {
    var loaded = Objects.requireNonNull(questionnaire.own());
    if (!loaded.instrument().moments().contains(questionnaire.moment()))
      throw new RuleViolationException(
          RuleViolation.NOT_A_MOMENT_OF_THIS_SURVEY,
          questionnaire.moment(),
          questionnaire.survey());
    var programme = new ProgrammeId(questionnaire.programmeId());
    var author = encryption.of(person);
    var sheet =
        new AnswerSheet(
            programme,
            context(programme, questionnaire.survey(), questionnaire.moment()),
            answers,
            questionnaire.items());
    return commands.send(
        new AnswerInstrument(
            new Username(person),
            questionnaire.survey(),
            loaded.version(),
            questionnaire.moment(),
            programme,
            answeredKeys(sheet, author),
            encrypted(sheet, author),
            clock.instant()),
        author::storeKey);
  }

  private static void check(
      String survey, List<SurveyItem> items, Map<String, @Nullable Integer> answers) {
    answers.forEach(
        (key, answer) -> {
          var field = "answers." + key;
          var item =
              items.stream()
                  .filter(asked -> asked.key().equals(key))
                  .findFirst()
                  .orElseThrow(
                      () -> new MalformedRequestException(field, "answering.unknown-item", survey));
          if (!item.holds(answer))
            throw new MalformedRequestException(
                field, "answering.outside-the-scale", item.lowest(), item.highest());
        });
  }

  /**
   * @param context what its answers are bound to
   * @param items all that were asked
   */
  private record AnswerSheet(
      ProgrammeId programme,
      String context,
      Map<String, @Nullable Integer> answers,
      List<SurveyItem> items) {
    RetentionScope scope() {
      return new RetentionScope(RetentionScope.Kind.ANSWERS, programme.value());
    }

    List<String> answered() {
      return answers.entrySet().stream()
          .filter(answer -> answer.getValue() != null)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }

  /**
   * Of the same length whatever is answered. With the programme's key alone: an erased person's
   * answers keep their places among the others (ADR 36).
   */
  private EncryptedText answeredKeys(AnswerSheet sheet, AuthorEncryption authorEncryption) {
    var all = sheet.items().stream().map(SurveyItem::key).toList();
    var padded =
        AnswerPadding.pad(json.writeValueAsString(sheet.answered()), json.writeValueAsString(all));
    return new EncryptedText(
        authorEncryption.encryptInScopeAlone(sheet.scope(), sheet.context() + "/items", padded));
  }

  /**
   * In one order, so that the same answers are the same encrypted text, and of the same length
   * whatever is answered. They leave with the answers of their programme.
   */
  private EncryptedText encrypted(AnswerSheet sheet, AuthorEncryption authorEncryption) {
    var ordered = json.writeValueAsString(new TreeMap<>(sheet.answers()));
    var blank = new TreeMap<String, @Nullable Integer>();
    for (var item : sheet.items()) blank.put(item.key(), null);
    var padded = AnswerPadding.pad(ordered, json.writeValueAsString(blank));
    return new EncryptedText(authorEncryption.encrypt(sheet.scope(), sheet.context(), padded));
  }
}
