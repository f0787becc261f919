package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The key made from a title")
class KeyFromTitleTest {
  private static final int LONGEST = 20;

  @ParameterizedTest
  @CsvSource({
    "Bien-être, BIEN_ETRE",
    "HEURE_LUMIERE, HEURE_LUMIERE",
    "J’ai osé !, J_AI_OSE",
    "60 minutes, MINUTES",
    "Où, OTHERWISE",
    "2027 !, OTHERWISE",
    "Ώρα, OTHERWISE",
    "Un titre bien plus long, UN_TITRE_BIEN_PL"
  })
  @DisplayName("consists of its letters without accents, or of a fallback where there are too few")
  void has_its_letters(String title, String key) {
    assertThat(KeyFromTitle.of(title, LONGEST, "OTHERWISE", _ -> false)).isEqualTo(key);
  }

  @Test
  @DisplayName("ends with a number if it is taken, and is never longer than its limit")
  void has_a_number_where_it_is_taken() {
    var taken = Set.of("CLIMAT", "CLIMAT_2");
    assertThat(KeyFromTitle.of("Climat", LONGEST, "OTHERWISE", taken::contains))
        .isEqualTo("CLIMAT_3");
    assertThat(
            KeyFromTitle.of(
                "Un titre bien plus long", LONGEST, "OTHERWISE", key -> key.length() < LONGEST - 1))
        .hasSizeLessThanOrEqualTo(LONGEST);
  }
}
