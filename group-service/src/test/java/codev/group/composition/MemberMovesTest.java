package codev.group.composition;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.person.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les déplacements qu’un bouton porte")
class MemberMovesTest {
  @Test
  @DisplayName("se relisent tels qu’ils sont écrits, dans leur ordre")
  void read_as_written() {
    var text = "3:zoé@exemple.fr 0:yves 12:a:b";
    var moves = MemberMoves.of(text);

    assertThat(moves.places())
        .containsEntry(new Username("zoé@exemple.fr"), 3)
        .containsEntry(new Username("yves"), MemberMoves.WAITING)
        .containsEntry(new Username("a:b"), 12)
        .hasSize(3);
    assertThat(moves).hasToString(text);
  }

  @Test
  @DisplayName("un identifiant peut avoir une espace")
  void a_name_may_have_a_space() {
    assertThat(MemberMoves.of("1:roche pascal 2:anne").places())
        .containsEntry(new Username("roche pascal"), 1)
        .containsEntry(new Username("anne"), 2)
        .hasSize(2);
  }
}
