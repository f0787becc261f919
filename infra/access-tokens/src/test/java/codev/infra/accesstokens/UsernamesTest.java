package codev.infra.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A user name")
class UsernamesTest {
  @ParameterizedTest
  @DisplayName("is the same however often it was folded, and in small letters")
  @ValueSource(
      strings = {"Alice", " alice ", "\u00c9LISE", "E\u0301lise", "J\u030cOHN", "\u03aa\u0301"})
  void is_folded_once(String name) {
    var folded = Usernames.folded(name);
    assertThat(Usernames.folded(folded)).isEqualTo(folded);
    assertThat(Usernames.folded(name.strip().toLowerCase(Locale.ROOT))).isEqualTo(folded);
  }
}
