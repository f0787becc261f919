package codev.learning.outcomes.extraction;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.extraction.FigureInput.EncryptedAnswers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decrypts the answers of completed questionnaires, to count them. */
@Component
public class AnswerDecryptor {
  private static final TypeReference<Map<String, @Nullable Integer>> ANSWERS =
      new TypeReference<>() {};

  private static final TypeReference<List<String>> ITEMS = new TypeReference<>() {};

  private final BuiltInInstruments instruments;
  private final TextEncryption encryption;
  private final JsonMapper json;

  public AnswerDecryptor(
      BuiltInInstruments instruments, TextEncryption encryption, JsonMapper json) {
    this.instruments = instruments;
    this.encryption = encryption;
    this.json = json;
  }

  /** Whether the answers of a programme have left, since their retention period is over. */
  public boolean haveLeft(String programme) {
    return encryption.isDestroyed(
        new RetentionScope(RetentionScope.Kind.ANSWERS, UUID.fromString(programme)));
  }

  /** Reads the keys of those who have answered in one go, for answers that are decrypted next. */
  public void loadKeys(Collection<FigureInput> inputs) {
    var authors =
        inputs.stream()
            .filter(input -> input.answers() != null || input.effect() != null)
            .flatMap(input -> input.people().stream())
            .collect(Collectors.toSet());
    if (authors.size() > 1) encryption.loadKeys(authors);
  }

  /**
   * The answers of an input by measure; empty where it has none.
   *
   * @param erased whether its author is, whatever the state of their key
   */
  public Map<MeasureId, @Nullable Double> values(FigureInput input, boolean erased) {
    return input.answers() == null ? Map.of() : values(input.answers(), erased);
  }

  /**
   * Answers by measure. Of an erased questionnaire each item that it could have answered, without a
   * value: it keeps its place among the others, so that no anonymity set is formed anew without it.
   * Which items were answered is read with the programme's key, which no erasure destroys; for old
   * ones it is not known, and there an unanswered item has an empty value from the start.
   */
  Map<MeasureId, @Nullable Double> values(EncryptedAnswers given, boolean erased) {
    var answers = answers(given, erased);
    var items = items(given);
    var values = new LinkedHashMap<MeasureId, @Nullable Double>();
    asked(given, items)
        .forEach(
            asked -> {
              if (answers.isEmpty()) {
                values.put(asked.measure(), null);
                return;
              }
              var answer = answers.get().get(asked.item());
              if (answer != null && asked.scale().test(answer))
                values.put(asked.measure(), answer.doubleValue());
              else if (items == null) values.put(asked.measure(), null);
            });
    return values;
  }

  private Optional<Map<String, @Nullable Integer>> answers(
      EncryptedAnswers answers, boolean erased) {
    return erased
        ? Optional.empty()
        : encryption.decryptOrLog(answers.answers()).map(words -> json.readValue(words, ANSWERS));
  }

  /** Null where they are not known. */
  private @Nullable List<String> items(EncryptedAnswers answers) {
    var items = answers.items();
    return items == null
        ? null
        : encryption.readOrLog(items).map(words -> json.readValue(words, ITEMS)).orElse(null);
  }

  /**
   * The effect of an action, which keeps its place without a value where it cannot be read.
   *
   * @param erased as of answers
   */
  public @Nullable Double effect(String effect, boolean erased) {
    return erased ? null : encryption.readOrLog(effect).map(Double::valueOf).orElse(null);
  }

  private record AskedItem(String item, MeasureId measure, IntPredicate scale) {}

  private Stream<AskedItem> asked(EncryptedAnswers answers, @Nullable List<String> answered) {
    if (answers.survey() != null && answers.moment() != null)
      return surveyed(answered, answers.survey(), answers.moment());
    if (answered != null) return answered.stream().map(this::evaluated);
    return instruments.session().stream()
        .filter(item -> item.audience().includes(answers.role()))
        .map(item -> asked(item, new EvaluationMeasure(item.key())));
  }

  private Stream<AskedItem> surveyed(
      @Nullable List<String> answered, String survey, SurveyKind.Moment moment) {
    var ownSurvey = SurveyKind.named(survey);
    if (ownSurvey.isPresent())
      return instruments.of(ownSurvey.get()).stream()
          .filter(item -> answered == null || answered.contains(item.key()))
          .map(item -> asked(item, new SurveyMeasure(ownSurvey.get(), moment, item.key())));
    // the scales of a programme's instrument were checked when it was answered
    return (answered == null ? Stream.<String>empty() : answered.stream())
        .map(
            item ->
                new AskedItem(item, new ProgrammeSurveyMeasure(survey, moment, item), _ -> true));
  }

  /** Audience and programme's scales were checked by the session. */
  private AskedItem evaluated(String key) {
    return instruments.session().stream()
        .filter(item -> item.key().equals(key))
        .map(item -> asked(item, new EvaluationMeasure(item.key())))
        .findFirst()
        .orElseGet(() -> new AskedItem(key, new ProgrammeItemMeasure(key), _ -> true));
  }

  private static AskedItem asked(InstrumentItem item, MeasureId measure) {
    return new AskedItem(item.key(), measure, item.scale()::holds);
  }
}
