package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The length of encrypted answers")
class AnswerPaddingTest {
  private static final List<@Nullable Integer> ANSWERS = Arrays.asList(null, 0, 1, 9, 10, 100);

  @ParameterizedTest(name = "{0} items")
  @ValueSource(ints = {1, 10, 12, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 100})
  @DisplayName("is the same whichever items are answered and how, and what is read is the same")
  void is_the_same_whatever_is_answered(int items) {
    var lengths = new HashSet<Integer>();
    var blank = json(nCopies(items, ANSWERS.getFirst()));
    for (int answered = 0; answered <= items; answered++)
      for (var answer : ANSWERS) {
        var json = json(nCopies(answered, answer));
        var padded = AnswerPadding.pad(json, blank);
        assertThat(padded.strip()).isEqualTo(json);
        lengths.add(padded.getBytes(UTF_8).length);
      }
    assertThat(lengths).singleElement().matches(length -> length % 256 == 0);
  }

  private static String json(List<@Nullable Integer> answers) {
    return IntStream.range(0, answers.size())
        .mapToObj(item -> "\"É%d\":%s".formatted(item, answers.get(item)))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
