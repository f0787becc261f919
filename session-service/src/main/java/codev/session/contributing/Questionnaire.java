package codev.session.contributing;

import codev.infra.pages.Malformed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The items asked after each session: data, in {@code instruments/after-each-session.json}. */
@Component
public class Questionnaire {
  private final JsonMapper json;
  private final List<Item> items;

  /** Whom an item is for. */
  public enum Audience {
    EVERYBODY,
    CLIENT,
    CONSULTANTS
  }

  /**
   * A sentence to agree with.
   *
   * @param from lowest answer
   * @param to highest answer
   */
  public record Item(String key, String fr, String en, int from, int to, Audience audience) {}

  Questionnaire(
      JsonMapper json, @Value("classpath:instruments/after-each-session.json") Resource file)
      throws IOException {
    this.json = json;
    try (var stream = file.getInputStream()) {
      this.items = json.readValue(stream, new TypeReference<>() {});
    }
  }

  public List<Item> items() {
    return items;
  }

  /** The answers in the order of their items; an answer that is no answer names its field. */
  SequencedMap<String, @Nullable Integer> check(Map<String, @Nullable Integer> answers) {
    answers.forEach(this::check);
    return new TreeMap<>(answers);
  }

  private void check(String key, @Nullable Integer answer) {
    var item =
        items.stream()
            .filter(i -> i.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new Malformed("answers." + key, "session.evaluation.unknown-item"));
    if (answer != null && (answer < item.from() || answer > item.to()))
      throw new Malformed(
          "answers." + key, "session.evaluation.out-of-scale", item.from(), item.to());
  }

  String json(Map<String, @Nullable Integer> answers) {
    return json.writeValueAsString(answers);
  }
}
