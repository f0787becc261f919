package codev.learning.surveys;

import codev.infra.confidentiality.AnswerPadding;
import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningServiceCommand.AnswerInstrument;
import codev.learning.domain.LearningServiceCommand.AnswerSurvey;
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
@RequiredAccess(AccessPolicy.SURVEY_RESPONDENT)
public class SurveyAnswerController {
  private static final String NOT_APPLICABLE = "null";

  private final CommandSender commands;
  private final SurveyPageController surveys;
  private final TextEncryption encryption;
  private final JsonMapper json;
  private final InstantSource clock;

  SurveyAnswerController(
      CommandSender commands,
      SurveyPageController surveys,
      TextEncryption encryption,
      JsonMapper json,
      InstantSource clock) {
    this.commands = commands;
    this.surveys = surveys;
    this.encryption = encryption;
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
  record AnswersRequest(
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
      @PathVariable String survey, @Valid @RequestBody AnswersRequest request, CurrentUser user) {
    var ours = SurveyKind.named(survey);
    if (ours.isPresent()) {
      check(survey, surveys.items(ours.get()), request.answers());
      return send(ours.get(), request, user);
    }
    if (request.programmeId() == null)
      throw new MalformedRequestException("programmeId", "answering.which-programme");
    var asked =
        surveys
            .ofProgramme(user, request.programmeId(), survey, request.version(), request.moment())
            .orElseThrow(
                () -> new MalformedRequestException("survey", "answering.unknown-survey", survey));
    check(survey, asked.items(), request.answers());
    return send(asked, request.answers(), user);
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
      CurrentUser user) {
    var ours = SurveyKind.named(survey);
    var own =
        ours.isPresent()
            ? Optional.<Questionnaire>empty()
            : surveys.ofProgramme(user, programmeId, survey, version, moment);
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
              surveys.questionnaire(user, programmeId, survey, moment).with(ticked, missing)),
          HttpStatus.UNPROCESSABLE_CONTENT);
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : items) answers.put(item.key(), number(ticked.get(item.key())));
    var result =
        own.isPresent()
            ? send(own.get(), answers, user)
            : send(
                ours.orElseThrow(), new AnswersRequest(moment, programmeId, null, answers), user);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/surveys?after=" + result.position())
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

  private CommandResult send(SurveyKind survey, AnswersRequest request, CurrentUser user) {
    var own = encryption.of(user.username());
    return commands.send(
        new AnswerSurvey(
            new Username(user.username()),
            survey,
            request.moment(),
            request.programmeId() == null ? null : new ProgrammeId(request.programmeId()),
            answered(request.answers()),
            encrypted("survey/" + survey + "/" + request.moment(), request.answers(), own),
            clock.instant()),
        own::keepKey);
  }

  private CommandResult send(
      Questionnaire asked, Map<String, @Nullable Integer> answers, CurrentUser user) {
    var own = Objects.requireNonNull(asked.own());
    if (!own.instrument().moments().contains(asked.moment()))
      throw new RuleViolationException(
          RuleViolation.NOT_A_MOMENT_OF_THIS_SURVEY, asked.moment(), asked.survey());
    var context = "survey/%s/%s/%s".formatted(asked.programmeId(), asked.survey(), asked.moment());
    var author = encryption.of(user.username());
    return commands.send(
        new AnswerInstrument(
            new Username(user.username()),
            asked.survey(),
            own.version(),
            asked.moment(),
            new ProgrammeId(asked.programmeId()),
            answered(answers),
            encrypted(context, answers, author),
            clock.instant()),
        author::keepKey);
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

  /**
   * In one order, so that the same answers are the same encrypted text, and of the same length
   * whatever is answered.
   */
  private EncryptedText encrypted(
      String context, Map<String, @Nullable Integer> answers, AuthorEncryption own) {
    var ordered = json.writeValueAsString(new TreeMap<>(answers));
    var padded = AnswerPadding.pad(ordered, answers.values());
    return new EncryptedText(own.encrypt(context, padded));
  }
}
