package codev.learning.answering;

import codev.infra.pages.Malformed;
import codev.infra.pages.Onward;
import codev.infra.pages.Who;
import codev.learning.domain.Instruments;
import codev.learning.domain.Survey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A survey to fill in: where the letters that announce it lead. */
@Controller
class SurveyPage {
  private static final String NOT_APPLICABLE = "none";

  private final SurveyDesk desk;
  private final Instruments instruments;

  SurveyPage(SurveyDesk desk, Instruments instruments) {
    this.desk = desk;
    this.instruments = instruments;
  }

  @GetMapping("/surveys/{survey}/{moment}")
  String survey(
      @PathVariable Survey survey,
      @PathVariable Survey.Moment moment,
      @RequestParam @Nullable UUID programme,
      Model model) {
    model.addAttribute("survey", survey);
    model.addAttribute("moment", moment);
    model.addAttribute("programme", programme);
    model.addAttribute("items", instruments.of(survey));
    return "answering/survey";
  }

  @PostMapping("/surveys/{survey}/{moment}")
  ResponseEntity<Void> answer(
      @PathVariable Survey survey,
      @PathVariable Survey.Moment moment,
      @RequestParam @Nullable UUID programme,
      @RequestParam Map<String, String> form,
      Who who) {
    var answers = new HashMap<String, @Nullable Integer>();
    for (var item : instruments.of(survey)) {
      var answer = form.getOrDefault(item.key(), "");
      if (!answer.isBlank()) answers.put(item.key(), number(item.key(), answer));
    }
    if (answers.isEmpty()) throw new Malformed("answers", "answering.nothing");
    var sheet = new SurveyDesk.Sheet(moment, programme, answers);
    return Onward.to("/journal", desk.answer(survey, sheet, who).position());
  }

  private static @Nullable Integer number(String item, String answer) {
    if (answer.equals(NOT_APPLICABLE)) return null;
    try {
      return Integer.valueOf(answer);
    } catch (NumberFormatException _) {
      throw new Malformed(item, "answering.no-number");
    }
  }
}
