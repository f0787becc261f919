package codev.group.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.directory.Entry;
import codev.group.domain.Candidate;
import codev.group.domain.PersonId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Composer des groupes")
class CompositionTest {
  @ParameterizedTest
  @CsvSource({"8,8,8", "8,4,'4,4'", "9,8,'5,4'", "7,3,'4,3'", "5,3,5", "17,8,'6,6,5'"})
  @DisplayName(
      "chacun est placé, les groupes sont égaux à une personne près, jamais moins de trois")
  void everybody_is_placed_evenly(int people, int groupSize, String sizes) {
    var groups = Composition.of(peers(people, "Finance"), groupSize);

    assertThat(groups.stream().map(group -> String.valueOf(group.size())))
        .containsExactly(sizes.split(","));
    assertThat(groups.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(people);
  }

  @Test
  @DisplayName("personne n’est placé avec son responsable")
  void nobody_is_placed_with_their_manager() {
    var boss = peer("boss", "Finance");
    var team = Stream.of("a", "b", "c").map(name -> peer(name, "Finance", "boss"));
    var others = Stream.of("x", "y").map(name -> peer(name, "Finance"));
    var groups =
        Composition.of(Stream.of(Stream.of(boss), team, others).flatMap(s -> s).toList(), 3);

    assertThat(names(groups)).containsExactlyInAnyOrder("a b c", "boss x y");
  }

  @Test
  @DisplayName("quand c’est impossible, c’est dit")
  void the_impossible_is_said() {
    var people = List.of(peer("boss", "A"), peer("a", "A", "boss"), peer("b", "A", "boss"));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Composition.of(people, 3))
        .returns(Reason.CANNOT_BE_COMPOSED, Refused::reason);
  }

  @Test
  @DisplayName("les services sont mélangés autant qu’il se peut")
  void units_are_mixed_as_far_as_possible() {
    var people = new ArrayList<Peer>();
    for (var unit : List.of("Finance", "Production", "Ventes", "Achats"))
      for (int i = 0; i < 2; i++) people.add(peer(unit + i, unit));

    var groups = Composition.of(people, 4);

    assertThat(groups).allMatch(group -> Diversity.UNIT.of(group) == 1);
    Collections.shuffle(people, new Random(7));
    assertThat(Composition.of(people, 4)).isEqualTo(groups);
  }

  private static List<String> names(List<List<Peer>> groups) {
    return groups.stream()
        .map(group -> String.join(" ", group.stream().map(p -> p.username().value()).toList()))
        .toList();
  }

  private static List<Peer> peers(int count, String unit) {
    return IntStream.range(0, count).mapToObj(n -> peer("peer" + n, unit)).toList();
  }

  private static Peer peer(String name, String unit, String... managers) {
    var username = new Username(name);
    var entry =
        new Entry(
            new PersonId(new UUID(0, name.hashCode())),
            username,
            name,
            null,
            unit,
            null,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH);
    return new Peer(
        entry, new Candidate(username, true, Stream.of(managers).map(Username::new).toList()));
  }
}
