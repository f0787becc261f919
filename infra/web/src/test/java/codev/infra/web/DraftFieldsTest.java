package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A form with parts that are edited one at a time")
class DraftFieldsTest {
  private static final List<String> ALL = List.of("a", "b", "c");

  @Test
  @DisplayName("moves and removes the part that a button names, and adds another one at the end")
  void moves_removes_and_adds() {
    assertThat(edited("up:2")).containsExactly("a", "c", "b");
    assertThat(edited("down:0")).containsExactly("b", "a", "c");
    assertThat(edited("remove:1")).containsExactly("a", "c");
    assertThat(edited("add")).containsExactly("a", "b", "c", "new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up:0", "down:2", "remove:9", "preview", "up", "up:x", "up:-1", "sing:1"})
  @DisplayName("is unchanged by any other action")
  void stays_as_it_is(String edit) {
    assertThat(edited(edit)).isEqualTo(ALL);
  }

  @Test
  @DisplayName("starts another part with the values of the last one")
  void begins_another_one_as_the_one_before() {
    assertThat(DraftFields.lastValueOr(ALL, letter -> letter + letter, "x")).isEqualTo("cc");
    assertThat(DraftFields.lastValueOr(List.<String>of(), letter -> letter + letter, "x"))
        .isEqualTo("x");
  }

  private static List<String> edited(String edit) {
    return DraftFields.edited(ALL, edit, () -> "new");
  }

  @Test
  @DisplayName("reads missing fields as empty")
  void takes_what_is_missing_for_empty() {
    assertThat(DraftFields.textOrEmpty(null)).isEmpty();
    assertThat(DraftFields.textOrEmpty(" a ")).isEqualTo("a");
    assertThat(DraftFields.sent(null)).isEmpty();
    assertThat(DraftFields.sent(ALL)).isEqualTo(ALL);
  }
}
