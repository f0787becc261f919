package codev.infra.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names in alphabetical order")
class NameOrderTest {
  @Test
  @DisplayName("are sorted without regard to accents and case")
  void have_their_accents_and_case_aside() {
    assertThat(Stream.of("Zoé", "Élodie", "emma", "Éric", "Anaïs").sorted(NameOrder.alphabetical()))
        .containsExactly("Anaïs", "Élodie", "emma", "Éric", "Zoé");
  }

  @Test
  @DisplayName("are equal only if they are the same")
  void are_equal_only_if_the_same() {
    assertThat(NameOrder.alphabetical().compare("Zoé", "Zoé")).isZero();
    for (var other : List.of("Zoe", "zoé", "Zoe\u0301", "Zoé\u200b"))
      assertThat(NameOrder.alphabetical().compare("Zoé", other)).as(other).isNotZero();
  }
}
