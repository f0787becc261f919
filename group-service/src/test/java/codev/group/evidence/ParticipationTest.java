package codev.group.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.directory.DisplayNames;
import codev.group.domain.person.Username;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les personnes qui ont suivi des séances")
class ParticipationTest {
  @Test
  @DisplayName("se lisent par ordre alphabétique")
  void are_in_alphabetical_order() {
    var names = new DisplayNames(Map.of());
    assertThat(
            Stream.of("zoe", "bob", "alice")
                .map(ParticipationTest::of)
                .sorted(Participation.byName(names)))
        .extracting(Participation::person)
        .extracting(Username::value)
        .containsExactly("alice", "bob", "zoe");
  }

  private static Participation of(String person) {
    return new Participation(new Username(person), List.of());
  }
}
