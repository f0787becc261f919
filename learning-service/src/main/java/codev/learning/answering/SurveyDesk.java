package codev.learning.answering;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Malformed;
import codev.infra.pages.Who;
import codev.learning.domain.Instruments;
import codev.learning.domain.Item;
import codev.learning.domain.LearningCommand.AnswerSurvey;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Survey;
import codev.learning.domain.Username;
import codev.learning.domain.Words;
import codev.learning.surveys.MySurveys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
 * Where members answer surveys, from a program or from their page. Answers are sealed here, whole,
 * before anything else sees them.
 */
@Controller
public class SurveyDesk {
  private static final String NOT_APPLICABLE = "null";

  private final Commands commands;
  private final MySurveys surveys;
  private final Instruments instruments;
  private final Seals seals;
  private final JsonMapper json;
  private final InstantSource clock;

  SurveyDesk(
      Commands commands,
      MySurveys surveys,
      Instruments instruments,
      Seals seals,
      JsonMapper json,
      InstantSource clock) {
    this.commands = commands;
    this.surveys = surveys;
    this.instruments = instruments;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param programmeId for whoever is in several; left out, the one joined last
   * @param answers by item, within the item's scale; {@code null}, where the scale allows it: not
   *     applicable
   */
  record Sheet(
      Survey.@NotNull Moment moment,
      @Nullable UUID programmeId,
      @NotEmpty Map<String, @Nullable Integer> answers) {}

  @PostMapping("/api/surveys/{survey}/answers")
  @ResponseBody
  Receipt answer(@PathVariable Survey survey, @Valid @RequestBody Sheet sheet, Who who) {
    sheet.answers().forEach((key, answer) -> check(survey, key, answer));
    return send(survey, sheet, who);
  }

  /**
   * From the page, which works without a script. An item left out is asked for again, and what was
   * ticked stays ticked: there is no second time.
   */
  @PostMapping("/surveys/{survey}/{moment}")
  Object answerOnPage(
      @PathVariable Survey survey,
      @PathVariable Survey.Moment moment,
      @RequestParam UUID programmeId,
      @RequestParam Map<String, String> ticked,
      Who who) {
    var items = instruments.of(survey);
    var missing = items.stream().filter(item -> !isAnswered(item, ticked)).map(Item::key).toList();
    if (!missing.isEmpty())
      return new ModelAndView(
          "surveys/form",
          Map.of(
              "survey",
              surveys.questionnaire(who, programmeId, survey, moment).with(ticked, missing)),
          HttpStatus.UNPROCESSABLE_CONTENT);
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : items) answers.put(item.key(), number(ticked.get(item.key())));
    var position = send(survey, new Sheet(moment, programmeId, answers), who).position();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/surveys?after=" + position)
        .build();
  }

  private static boolean isAnswered(Item item, Map<String, String> ticked) {
    var answer = ticked.get(item.key());
    return answer != null
        && (answer.equals(NOT_APPLICABLE) || answer.matches("\\d{1,2}"))
        && item.scale().holds(number(answer));
  }

  private static @Nullable Integer number(@Nullable String answer) {
    return answer == null || answer.equals(NOT_APPLICABLE) ? null : Integer.valueOf(answer);
  }

  private Receipt send(Survey survey, Sheet sheet, Who who) {
    return commands.send(
        new AnswerSurvey(
            new Username(who.username()),
            survey,
            sheet.moment(),
            sheet.programmeId() == null ? null : new ProgrammeId(sheet.programmeId()),
            answered(sheet),
            sealed(survey, sheet, who),
            clock.instant()));
  }

  private void check(Survey survey, String key, @Nullable Integer answer) {
    var field = "answers." + key;
    var item =
        instruments
            .item(survey, key)
            .orElseThrow(() -> new Malformed(field, "answering.unknown-item", survey));
    var scale = item.scale();
    if (!scale.holds(answer))
      throw new Malformed(field, "answering.outside-the-scale", scale.lowest(), scale.highest());
  }

  private static List<String> answered(Sheet sheet) {
    return sheet.answers().entrySet().stream()
        .filter(answer -> answer.getValue() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** In one order, so that the same answers are the same sealed text. */
  private Words sealed(Survey survey, Sheet sheet, Who who) {
    var ordered = json.writeValueAsString(new TreeMap<>(sheet.answers()));
    var context = "survey/" + survey + "/" + sheet.moment();
    return new Words(seals.seal(who.username(), context, ordered));
  }
}
