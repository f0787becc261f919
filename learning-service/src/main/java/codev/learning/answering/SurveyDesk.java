package codev.learning.answering;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Malformed;
import codev.infra.pages.Who;
import codev.learning.domain.Instruments;
import codev.learning.domain.LearningCommand.AnswerSurvey;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Survey;
import codev.learning.domain.Username;
import codev.learning.domain.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where members answer surveys. Answers are sealed here, whole, before anything else sees them. */
@RestController
public class SurveyDesk {
  private final Commands commands;
  private final Instruments instruments;
  private final Seals seals;
  private final JsonMapper json;

  SurveyDesk(Commands commands, Instruments instruments, Seals seals, JsonMapper json) {
    this.commands = commands;
    this.instruments = instruments;
    this.seals = seals;
    this.json = json;
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
  Receipt answer(@PathVariable Survey survey, @Valid @RequestBody Sheet sheet, Who who) {
    sheet.answers().forEach((key, answer) -> check(survey, key, answer));
    return commands.send(
        new AnswerSurvey(
            new Username(who.username()),
            survey,
            sheet.moment(),
            sheet.programmeId() == null ? null : new ProgrammeId(sheet.programmeId()),
            sealed(survey, sheet, who),
            Instant.now()));
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

  /** In one order, so that the same answers are the same sealed text. */
  private Words sealed(Survey survey, Sheet sheet, Who who) {
    var ordered = json.writeValueAsString(new TreeMap<>(sheet.answers()));
    var context = "survey/" + survey + "/" + sheet.moment();
    return new Words(seals.seal(who.username(), context, ordered));
  }
}
