package codev.infra.systemtest.faults.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list that fails is made shorter")
class ShrinkerTest {
  private static final List<Integer> FAILING = IntStream.range(0, 40).boxed().toList();

  private final List<List<Integer>> tried = new ArrayList<>();

  @Test
  @DisplayName("to what it needs to fail, wherever that is")
  void to_what_it_needs() {
    assertThat(shortest(list -> list.containsAll(List.of(3, 17, 39)), 200))
        .containsExactly(3, 17, 39);
    assertThat(shortest(list -> list.contains(0), 200)).containsExactly(0);
    assertThat(shortest(list -> list.size() >= 5, 200)).hasSize(5);
  }

  @Test
  @DisplayName("in a few tries where the last one fails alone")
  void in_a_few_tries() {
    assertThat(shortest(list -> list.contains(39), 8)).containsExactly(39);
  }

  @Test
  @DisplayName("no further than the tries allow, and still fails")
  void no_further_than_allowed() {
    var shortest = shortest(list -> list.containsAll(List.of(3, 17, 39)), 5);

    assertThat(tried).hasSize(5);
    assertThat(shortest).contains(3, 17, 39).hasSizeLessThanOrEqualTo(FAILING.size());
  }

  @Test
  @DisplayName("not at all where it has one element, or fails only as a whole")
  void not_at_all() {
    assertThat(new Shrinker<Integer>(_ -> true, 10).shortest(List.of(1))).containsExactly(1);
    assertThat(shortest(list -> list.size() == FAILING.size(), 200)).isEqualTo(FAILING);
  }

  private List<Integer> shortest(Predicate<List<Integer>> fails, int tries) {
    return new Shrinker<Integer>(
            list -> {
              tried.add(list);
              return fails.test(list);
            },
            tries)
        .shortest(FAILING);
  }
}
