package codev.session.reference;

import codev.infra.confidentiality.AnswerPadding;
import codev.infra.web.problem.MalformedRequestException;
import codev.session.domain.learning.EvaluationItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The items asked after each session: data, in {@code instruments/after-each-session.json}. A
 * programme may ask more, in its template.
 */
@Component
public class EvaluationQuestionnaire {
  private final JsonMapper json;
  private final List<EvaluationItem> items;

  EvaluationQuestionnaire(
      JsonMapper json, @Value("classpath:instruments/after-each-session.json") Resource file)
      throws IOException {
    this.json = json;
    try (var stream = file.getInputStream()) {
      this.items = json.readValue(stream, new TypeReference<>() {});
    }
  }

  /**
   * @param ownItems of the programme
   */
  public List<EvaluationItem> with(List<EvaluationItem> ownItems) {
    return Stream.concat(items.stream(), ownItems.stream()).toList();
  }

  /** The answers in the order of their items; an answer that is no answer names its field. */
  public SequencedMap<String, @Nullable Integer> check(
      Map<String, @Nullable Integer> answers, List<EvaluationItem> ownItems) {
    var items = with(ownItems);
    answers.forEach((key, answer) -> check(key, answer, items));
    return new TreeMap<>(answers);
  }

  private static void check(String key, @Nullable Integer answer, List<EvaluationItem> asked) {
    var item =
        asked.stream()
            .filter(i -> i.key().equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new MalformedRequestException(
                        "answers." + key, "session.evaluation.unknown-item"));
    if (answer != null && (answer < item.from() || answer > item.to()))
      throw new MalformedRequestException(
          "answers." + key, "session.evaluation.out-of-scale", item.from(), item.to());
  }

  /**
   * Of the same length whatever is answered.
   *
   * @param ownItems of the programme
   */
  public String json(Map<String, @Nullable Integer> answers, List<EvaluationItem> ownItems) {
    var blank = new TreeMap<String, @Nullable Integer>();
    for (var item : with(ownItems)) blank.put(item.key(), null);
    return AnswerPadding.pad(json.writeValueAsString(answers), json.writeValueAsString(blank));
  }

  /**
   * Which were answered, of the same length whichever they are.
   *
   * @param ownItems of the programme
   */
  public String json(List<String> answered, List<EvaluationItem> ownItems) {
    var all = with(ownItems).stream().map(EvaluationItem::key).toList();
    return AnswerPadding.pad(json.writeValueAsString(answered), json.writeValueAsString(all));
  }
}
