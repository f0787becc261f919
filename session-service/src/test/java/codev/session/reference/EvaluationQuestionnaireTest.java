package codev.session.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.learning.EvaluationItem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qui est chiffré d'une évaluation")
class EvaluationQuestionnaireTest {
  @Test
  @DisplayName("a la même longueur, quelles que soient les questions répondues")
  void has_the_same_length_whatever_was_answered() throws IOException {
    var file = new ClassPathResource("instruments/after-each-session.json");
    var questionnaire = new EvaluationQuestionnaire(JsonMapper.shared(), file);
    var keys = questionnaire.with(List.of()).stream().map(EvaluationItem::key).toList();
    var lengths = new HashSet<Integer>();
    int subsets = 1 << keys.size();
    for (int subset = 0; subset < subsets; subset++) {
      var chosen = subset;
      var answered =
          IntStream.range(0, keys.size())
              .filter(i -> ((chosen >> i) & 1) == 1)
              .mapToObj(keys::get)
              .toList();
      var answers = new TreeMap<String, @Nullable Integer>();
      for (var key : keys) answers.put(key, answered.contains(key) ? 5 : null);
      lengths.add(questionnaire.json(answered, List.of()).getBytes(UTF_8).length);
      lengths.add(questionnaire.json(answers, List.of()).getBytes(UTF_8).length);
    }
    assertThat(lengths).hasSize(1);
  }
}
