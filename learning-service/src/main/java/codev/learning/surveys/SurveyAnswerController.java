package codev.learning.surveys;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningCommand.AnswerInstrument;
import codev.learning.domain.LearningCommand.AnswerSurvey;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.RuleViolation;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP endpoints with which members answer surveys, from a program or from their page. Answers are
 * encrypted here, whole, before any other code sees them.
 */
@Controller
public class SurveyAnswerController {
  private static final String NOT_APPLICABLE = "null";

  private final CommandSender commands;
  private final SurveyPageController surveys;
  private final TextEncryption seals;
  private final JsonMapper json;
  private final InstantSource clock;

  SurveyAnswerController(
      CommandSender commands,
      SurveyPageController surveys,
      TextEncryption seals,
      JsonMapper json,
      InstantSource clock) {
    this.commands = commands;
    this.surveys = surveys;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param programmeId for a person in several programmes; if absent, the one joined last. Of a
   *     survey that a programme has loaded it is always needed
   * @param version of a survey that a programme has loaded, the one that was read; if absent, the
   *     latest
   * @param answers by item, within the item's scale; {@code null}, where the scale allows it: not
   *     applicable
   */
  record Sheet(
      SurveyKind.@NotNull Moment moment,
      @Nullable UUID programmeId,
      @Nullable Integer version,
      @NotEmpty Map<String, @Nullable Integer> answers) {}

  /**
   * @param survey {@code SKILLS}, {@code FOLLOW_UP}, {@code CLIMATE}, or the key of one that the
   *     programme has loaded
   */
  @PostMapping("/api/surveys/{survey}/answers")
  @ResponseBody
  CommandResult answer(
      @PathVariable String survey, @Valid @RequestBody Sheet sheet, CurrentUser who) {
    var ours = SurveyKind.named(survey);
    if (ours.isPresent()) {
      check(survey, surveys.items(ours.get()), sheet.answers());
      return send(ours.get(), sheet, who);
    }
    if (sheet.programmeId() == null)
      throw new MalformedRequestException("programmeId", "answering.which-programme");
    var asked =
        surveys
            .ofProgramme(who, sheet.programmeId(), survey, sheet.version(), sheet.moment())
            .orElseThrow(
                () -> new MalformedRequestException("survey", "answering.unknown-survey", survey));
    check(survey, asked.items(), sheet.answers());
    return send(asked, sheet.answers(), who);
  }

  /**
   * From the page, which works without a script. An item left out is asked for again, and what was
   * ticked stays ticked: there is no second time.
   */
  @PostMapping("/surveys/{survey}/{moment}")
  Object answerOnPage(
      @PathVariable String survey,
      @PathVariable SurveyKind.Moment moment,
      @RequestParam UUID programmeId,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam Map<String, String> ticked,
      CurrentUser who) {
    var ours = SurveyKind.named(survey);
    var own =
        ours.isPresent()
            ? Optional.<Questionnaire>empty()
            : surveys.ofProgramme(who, programmeId, survey, version, moment);
    var items =
        ours.map(surveys::items)
            .or(() -> own.map(Questionnaire::items))
            .orElseThrow(RefusedException::notFound);
    var missing =
        items.stream().filter(item -> !isAnswered(item, ticked)).map(SurveyItem::key).toList();
    if (!missing.isEmpty())
      return new ModelAndView(
          "surveys/form",
          Map.of(
              "survey",
              surveys.questionnaire(who, programmeId, survey, moment).with(ticked, missing)),
          HttpStatus.UNPROCESSABLE_CONTENT);
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : items) answers.put(item.key(), number(ticked.get(item.key())));
    var receipt =
        own.isPresent()
            ? send(own.get(), answers, who)
            : send(ours.orElseThrow(), new Sheet(moment, programmeId, null, answers), who);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/surveys?after=" + receipt.position())
        .build();
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

  private CommandResult send(SurveyKind survey, Sheet sheet, CurrentUser who) {
    return commands.send(
        new AnswerSurvey(
            new Username(who.username()),
            survey,
            sheet.moment(),
            sheet.programmeId() == null ? null : new ProgrammeId(sheet.programmeId()),
            answered(sheet.answers()),
            sealed("survey/" + survey + "/" + sheet.moment(), sheet.answers(), who),
            clock.instant()));
  }

  private CommandResult send(
      Questionnaire asked, Map<String, @Nullable Integer> answers, CurrentUser who) {
    var own = Objects.requireNonNull(asked.own());
    if (!own.instrument().moments().contains(asked.moment()))
      throw new RuleViolationException(
          RuleViolation.NOT_A_MOMENT_OF_THIS_SURVEY, asked.moment(), asked.survey());
    var context = "survey/%s/%s/%s".formatted(asked.programmeId(), asked.survey(), asked.moment());
    return commands.send(
        new AnswerInstrument(
            new Username(who.username()),
            asked.survey(),
            own.version(),
            asked.moment(),
            new ProgrammeId(asked.programmeId()),
            answered(answers),
            sealed(context, answers, who),
            clock.instant()));
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

  private static List<String> answered(Map<String, @Nullable Integer> answers) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getValue() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** In one order, so that the same answers are the same sealed text. */
  private EncryptedText sealed(
      String context, Map<String, @Nullable Integer> answers, CurrentUser who) {
    var ordered = json.writeValueAsString(new TreeMap<>(answers));
    return new EncryptedText(seals.seal(who.username(), context, ordered));
  }
}
