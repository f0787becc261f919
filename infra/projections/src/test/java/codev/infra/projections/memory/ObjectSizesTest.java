package codev.infra.projections.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimated size of a document")
class ObjectSizesTest {
  private enum Step {
    SYNTHESIS
  }

  private record Entry(String text, int number, Instant at) {}

  private record Page(
      @Nullable String title, List<Entry> entries, Map<String, Entry> byName, Step step) {}

  private static Entry entry(int characters) {
    return new Entry("a".repeat(characters), 1, Instant.EPOCH);
  }

  @Test
  @DisplayName("is that of its texts at least, two bytes for each character")
  void is_that_of_its_texts() {
    assertThat(ObjectSizes.of(entry(10_000))).isBetween(20_000L, 20_500L);
  }

  @Test
  @DisplayName("grows with each element of a list and of a map")
  void grows_with_its_elements() {
    var entries = IntStream.range(0, 100).mapToObj(_ -> entry(100)).toList();
    var empty = ObjectSizes.of(new Page(null, List.of(), Map.of(), Step.SYNTHESIS));
    var one = ObjectSizes.of(entry(100));

    assertThat(ObjectSizes.of(new Page(null, entries, Map.of(), Step.SYNTHESIS)) - empty)
        .isGreaterThanOrEqualTo(100 * one);
    assertThat(
            ObjectSizes.of(new Page(null, List.of(), Map.of("name", entry(100)), Step.SYNTHESIS))
                - empty)
        .isGreaterThanOrEqualTo(one);
  }

  @Test
  @DisplayName("is nothing where there is none, and little for a value of the JDK")
  void is_little_for_a_value() {
    assertThat(ObjectSizes.of(null)).isZero();
    assertThat(ObjectSizes.of(Step.SYNTHESIS)).isZero();
    assertThat(ObjectSizes.of(Instant.EPOCH)).isBetween(24L, 64L);
    assertThat(ObjectSizes.of(Optional.of(1L))).isBetween(24L, 64L);
    assertThat(ObjectSizes.of(new byte[1_000])).isBetween(1_000L, 1_050L);
  }
}
