package codev.learning.outcomes;

import codev.infra.confidentiality.Seals;
import codev.learning.domain.Instruments;
import codev.learning.domain.Item;
import codev.learning.domain.Survey;
import codev.learning.outcomes.Evidence.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens filled-in questionnaires, only to be counted. */
@Component
class OpenedSheets {
  private static final TypeReference<Map<String, @Nullable Integer>> ANSWERS =
      new TypeReference<>() {};

  private final Instruments instruments;
  private final Seals seals;
  private final JsonMapper json;

  OpenedSheets(Instruments instruments, Seals seals, JsonMapper json) {
    this.instruments = instruments;
    this.seals = seals;
    this.json = json;
  }

  /**
   * Answers by what they measure. Of an erased sheet each item it could have answered, with
   * nothing: it keeps its place among the others, so that no bundle is bound anew without it.
   */
  Map<String, @Nullable Double> values(Sheet sheet) {
    var answers = seals.show(sheet.answers()).map(words -> json.readValue(words, ANSWERS));
    var values = new HashMap<String, @Nullable Double>();
    for (var item : items(sheet)) {
      if (answers.isEmpty()) {
        values.put(measure(sheet, item), null);
        continue;
      }
      var answer = answers.get().get(item.key());
      if (answer != null && item.scale().holds(answer))
        values.put(measure(sheet, item), answer.doubleValue());
    }
    return values;
  }

  private List<Item> items(Sheet sheet) {
    return sheet.survey() == null
        ? instruments.session().stream()
            .filter(item -> item.audience().includes(sheet.role()))
            .toList()
        : instruments.of(sheet.survey());
  }

  private static String measure(Sheet sheet, Item item) {
    return sheet.survey() == null || sheet.moment() == null
        ? item.key()
        : measure(sheet.survey(), sheet.moment(), item);
  }

  /** E.g. {@code follow-up.three-months.F1}. */
  static String measure(Survey survey, Survey.Moment moment, Item item) {
    return dashed(survey) + "." + dashed(moment) + "." + item.key();
  }

  private static String dashed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
