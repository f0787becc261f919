package codev.infra.projections.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How far documents were seen to be")
class SeenPositionsTest {
  private final SeenPositions seen = new SeenPositions(2);

  @Test
  @DisplayName("is the furthest that each of them was")
  void is_the_furthest() {
    seen.note("a", 5);
    seen.note("a", 3);

    assertThat(seen.before("a", afterwards())).isEqualTo(5);
    assertThat(seen.before("b", afterwards())).isZero();
  }

  @Test
  @DisplayName("does not count for a read that began before")
  void does_not_bind_what_was_asked_before() {
    seen.note("a", 5);
    var asked = System.nanoTime();
    seen.note("a", 8);

    assertThat(seen.before("a", asked)).isZero();
    assertThat(seen.before("a", afterwards())).isEqualTo(8);
  }

  @Test
  @DisplayName("counts from the first time that it was seen")
  void binds_although_it_is_seen_again() {
    seen.note("a", 5);
    var asked = afterwards();
    seen.note("a", 5);

    assertThat(seen.before("a", asked)).isEqualTo(5);
  }

  @Test
  @DisplayName("is kept for the documents that were asked for last")
  void is_remembered_of_the_last() {
    seen.note("a", 5);
    seen.note("b", 6);
    assertThat(seen.before("a", afterwards())).isEqualTo(5);
    seen.note("c", 7);

    assertThat(seen.ids()).containsExactlyInAnyOrder("a", "c");
  }

  /** Of two looks at the clock in a row the second may show the same. */
  private static long afterwards() {
    return System.nanoTime() + 1;
  }
}
