package codev.learning.outcomes.extraction;

import codev.infra.confidentiality.TextEncryption;
import codev.learning.domain.survey.Instruments;
import codev.learning.domain.survey.Item;
import codev.learning.domain.survey.Survey;
import codev.learning.outcomes.extraction.MetricInput.Sheet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens filled-in questionnaires, only to be counted. */
@Component
public class AnswerDecryptor {
  private static final TypeReference<Map<String, @Nullable Integer>> ANSWERS =
      new TypeReference<>() {};

  /** First part of the keys of what a programme's own instruments measure. */
  public static final String OWN = "surveys";

  private final Instruments instruments;
  private final TextEncryption seals;
  private final JsonMapper json;

  public AnswerDecryptor(Instruments instruments, TextEncryption seals, JsonMapper json) {
    this.instruments = instruments;
    this.seals = seals;
    this.json = json;
  }

  /**
   * Answers by what they measure. Of an erased sheet each item it could have answered, with
   * nothing: it keeps its place among the others, so that no bundle is bound anew without it. Which
   * items it has answered is known without opening it; not of old sheets, where what was not
   * answered is nothing from the start.
   *
   * @param erased whether its author is, whatever has become of their key so far
   */
  public Map<String, @Nullable Double> values(Sheet sheet, boolean erased) {
    var answers = answers(sheet, erased);
    var values = new HashMap<String, @Nullable Double>();
    asked(sheet)
        .forEach(
            asked -> {
              if (answers.isEmpty()) {
                values.put(asked.measure(), null);
                return;
              }
              var answer = answers.get().get(asked.item());
              if (answer != null && asked.scale().test(answer))
                values.put(asked.measure(), answer.doubleValue());
              else if (sheet.items() == null) values.put(asked.measure(), null);
            });
    return values;
  }

  private Optional<Map<String, @Nullable Integer>> answers(Sheet sheet, boolean erased) {
    return erased
        ? Optional.empty()
        : seals.show(sheet.answers()).map(words -> json.readValue(words, ANSWERS));
  }

  private record Asked(String item, String measure, IntPredicate scale) {}

  private Stream<Asked> asked(Sheet sheet) {
    if (sheet.survey() != null && sheet.moment() != null)
      return surveyed(sheet, sheet.survey(), sheet.moment());
    if (sheet.items() != null) return sheet.items().stream().map(this::answered);
    return instruments.session().stream()
        .filter(item -> item.audience().includes(sheet.role()))
        .map(item -> asked(item, item.key()));
  }

  private Stream<Asked> surveyed(Sheet sheet, String survey, Survey.Moment moment) {
    var answered = sheet.items();
    var ours = Survey.named(survey);
    if (ours.isPresent())
      return instruments.of(ours.get()).stream()
          .filter(item -> answered == null || answered.contains(item.key()))
          .map(item -> asked(item, measure(ours.get(), moment, item)));
    // its scales were seen to when it was answered
    return Objects.requireNonNull(answered).stream()
        .map(item -> new Asked(item, own(survey, moment) + "." + item, _ -> true));
  }

  /** Whose it was to answer the session itself has seen to, as it has to the programme's scales. */
  private Asked answered(String key) {
    return instruments.session().stream()
        .filter(item -> item.key().equals(key))
        .map(item -> asked(item, item.key()))
        .findFirst()
        .orElseGet(() -> new Asked(key, own(key), _ -> true));
  }

  private static Asked asked(Item item, String measure) {
    return new Asked(item.key(), measure, item.scale()::holds);
  }

  /** Of an item of a programme's own. */
  public static String own(String key) {
    return "items." + key;
  }

  /** What the keys of an instrument of a programme's own begin with, at one moment. */
  public static String own(String instrument, Survey.Moment moment) {
    return OWN + "." + dashed(instrument) + "." + dashed(moment.name());
  }

  /** E.g. {@code follow-up.three-months.F1}. */
  public static String measure(Survey survey, Survey.Moment moment, Item item) {
    return dashed(survey.name()) + "." + dashed(moment.name()) + "." + item.key();
  }

  public static String dashed(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
