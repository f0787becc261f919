package codev.session.reference;

import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le nom de chacun")
class DisplayNamesTest {
  private static final DisplayNames NAMES =
      DisplayNames.of(
          List.of(
              called("alice", "Alice Martin"),
              called("bob", "Bob Petit"),
              called("bob2", "bob petit"),
              called("carla", null)));

  @Test
  @DisplayName("est celui de l'annuaire")
  void people_are_called_by_their_names() {
    assertThat(NAMES.of(new Username("alice"))).isEqualTo("Alice Martin");
  }

  @Test
  @DisplayName("est suivi de l'identifiant quand deux personnes portent le même")
  void who_shares_a_name_is_told_apart() {
    assertThat(NAMES.of(new Username("bob"))).isEqualTo("Bob Petit (bob)");
    assertThat(NAMES.of(new Username("bob2"))).isEqualTo("bob petit (bob2)");
  }

  @Test
  @DisplayName("est l'identifiant quand on n'en connaît pas d'autre")
  void who_has_no_name_goes_by_the_username() {
    assertThat(NAMES.of(new Username("carla"))).isEqualTo("carla");
    assertThat(NAMES.of(new Username("stranger"))).isEqualTo("stranger");
  }

  @Test
  @DisplayName("se range avec les autres dans l'ordre des noms")
  void several_are_named_in_order() {
    assertThat(NAMES.list(List.of(new Username("carla"), new Username("alice"))))
        .isEqualTo("Alice Martin, carla");
  }

  private static PersonName called(String username, @Nullable String name) {
    return new PersonName(new Username(username), name);
  }
}
