package codev.group.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Composer des groupes")
class GroupCompositionSearchTest {
  @ParameterizedTest
  @CsvSource({"8,8,8", "8,4,'4,4'", "9,8,'5,4'", "7,3,'4,3'", "5,3,5", "17,8,'6,6,5'"})
  @DisplayName(
      "chacun est placé, les groupes sont égaux à une personne près, jamais moins de trois")
  void everybody_is_placed_evenly(int people, int groupSize, String sizes) {
    var groups = GroupCompositionSearch.of(peers(people, "Finance"), groupSize);

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
        GroupCompositionSearch.of(
            Stream.of(Stream.of(boss), team, others).flatMap(s -> s).toList(), 3);

    assertThat(names(groups)).containsExactlyInAnyOrder("a b c", "boss x y");
  }

  @Test
  @DisplayName("une chaîne hiérarchique plus longue qu’il n’y a de groupes est nommée")
  void a_chain_longer_than_there_are_groups_is_named() {
    var people = new ArrayList<>(List.of(peer("a", "A", "b", "c"), peer("b", "A", "c")));
    people.add(peer("c", "A"));
    people.addAll(peers(5, "A"));

    var chain = new PeopleArgument(Stream.of("a", "b", "c").map(Username::new).toList());
    assertRefused(people, 4, RuleViolation.CHAIN_LONGER_THAN_GROUPS, chain, 3, 2);
  }

  @Test
  @DisplayName("qui n’a presque personne avec qui siéger est nommé")
  void who_has_too_few_to_sit_with_is_named() {
    var team = Stream.of("a", "b", "c", "d").map(name -> peer(name, "A", "boss"));
    var people = Stream.concat(team, Stream.of(peer("boss", "A"), peer("x", "A"))).toList();

    assertRefused(people, 3, RuleViolation.TOO_FEW_TO_SIT_WITH, new Username("boss"), 1L, 3);
  }

  @Test
  @DisplayName("quand aucune répartition ne se trouve, ceux qui restent ensemble sont nommés")
  void those_for_whom_no_way_is_found_are_named() {
    var people =
        List.of(
            peer("boss", "A"),
            peer("chief", "A"),
            peer("a", "A", "boss"),
            peer("b", "A", "boss"),
            peer("c", "A", "chief"),
            peer("d", "A", "chief"),
            peer("e", "A", "boss"),
            peer("x", "A"),
            peer("y", "A", "chief"));

    assertThatExceptionOfType(RuleViolationException.class)
        .isThrownBy(() -> GroupCompositionSearch.of(withoutCompany(), 3))
        .returns(RuleViolation.CANNOT_BE_COMPOSED, RuleViolationException::violation)
        .satisfies(no -> assertThat(no.arguments().toString()).contains("boss", "chief"));
    assertThat(GroupCompositionSearch.of(people, 3)).hasSize(3);
  }

  /** Boss and chief can each sit with x and y only: there is room for one of them. */
  private static List<PlacementCandidate> withoutCompany() {
    return List.of(
        peer("boss", "A"),
        peer("chief", "A", "boss"),
        peer("a", "A", "chief", "boss"),
        peer("b", "A", "chief", "boss"),
        peer("c", "A", "chief", "boss"),
        peer("d", "A", "chief", "boss"),
        peer("e", "A", "chief", "boss"),
        peer("x", "A"),
        peer("y", "A"));
  }

  @Test
  @DisplayName("huit cents personnes en cent groupes")
  void eight_hundred_people_in_a_hundred_groups() {
    var people = Organisation.of(800);
    var groups = GroupCompositionSearch.of(people, 8);

    assertThat(groups).hasSize(100).allMatch(group -> group.size() == 8);
    assertThat(groups).allMatch(GroupCompositionSearchTest::isWithoutManagers);
    assertThat(mixed(groups)).isGreaterThan(0.97);
    assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(people);
  }

  private static boolean isWithoutManagers(List<PlacementCandidate> group) {
    return group.stream().noneMatch(peer -> group.stream().anyMatch(peer::mustNotSitWith));
  }

  /** Of all pairs, in all respects, the share that differs. */
  private static double mixed(List<List<PlacementCandidate>> groups) {
    return groups.stream()
        .flatMapToDouble(
            group ->
                Arrays.stream(DiversityCriterion.values())
                    .mapToDouble(respect -> respect.of(group)))
        .average()
        .orElseThrow();
  }

  private static void assertRefused(
      List<PlacementCandidate> people, int groupSize, RuleViolation reason, Object... arguments) {
    assertThatExceptionOfType(RuleViolationException.class)
        .isThrownBy(() -> GroupCompositionSearch.of(people, groupSize))
        .returns(reason, RuleViolationException::violation)
        .returns(List.of(arguments), RuleViolationException::arguments);
  }

  @Test
  @DisplayName("les services sont mélangés autant qu’il se peut")
  void units_are_mixed_as_far_as_possible() {
    var people = new ArrayList<PlacementCandidate>();
    for (var unit : List.of("Finance", "Production", "Ventes", "Achats"))
      for (int i = 0; i < 2; i++) people.add(peer(unit + i, unit));

    var groups = GroupCompositionSearch.of(people, 4);

    assertThat(groups).allMatch(group -> DiversityCriterion.UNIT.of(group) == 1);
    Collections.shuffle(people, new Random(7));
    assertThat(GroupCompositionSearch.of(people, 4)).isEqualTo(groups);
  }

  private static List<String> names(List<List<PlacementCandidate>> groups) {
    return groups.stream()
        .map(group -> String.join(" ", group.stream().map(p -> p.username().value()).toList()))
        .toList();
  }

  private static List<PlacementCandidate> peers(int count, String unit) {
    return IntStream.range(0, count).mapToObj(n -> peer("peer" + n, unit)).toList();
  }

  private static PlacementCandidate peer(String name, String unit, String... managers) {
    return Organisation.peer(name, unit, null, null, managers);
  }
}
