package codev.group.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Proposer des groupes quand quelques personnes n’entrent dans aucun")
class CompositionTest {
  @Test
  @DisplayName("quand chacun a un groupe, personne n’attend")
  void nobody_waits_where_all_fit() {
    var composition = Composition.of(peers(16), 8, 1);

    assertThat(composition.groups()).hasSize(2);
    assertThat(composition.waiting()).isEmpty();
  }

  @Test
  @DisplayName("une chaîne plus longue qu’il n’y a de groupes en laisse une personne en attente")
  void one_of_a_long_chain_waits() {
    var people = new ArrayList<>(List.of(peer("a", "b", "c"), peer("b", "c"), peer("c")));
    people.addAll(peers(5));

    var composition = Composition.of(people, 4, 1);

    assertThat(composition.waiting()).hasSize(1);
    assertThat(usernames(composition.waiting())).isSubsetOf("a", "b", "c");
    assertThat(composition.groups()).hasSize(2);
    assertThat(composition.groups().stream().flatMap(List::stream)).hasSize(7);
    assertThat(composition.groups()).allMatch(CompositionTest::isWithoutManagers);
  }

  @Test
  @DisplayName("qui n’a presque personne avec qui siéger attend, et les autres ont leur groupe")
  void who_has_too_few_to_sit_with_waits() {
    var composition =
        Composition.of(
            List.of(
                peer("a", "boss"),
                peer("b", "boss"),
                peer("c", "boss"),
                peer("d", "boss"),
                peer("boss"),
                peer("x")),
            3,
            1);

    assertThat(usernames(composition.waiting())).containsExactly("boss");
    assertThat(composition.groups().stream().flatMap(List::stream)).hasSize(5);
  }

  @Test
  @DisplayName("quand plus d’une personne sur quatre attendrait, le refus les nomme")
  void too_many_who_would_wait_are_a_refusal() {
    var people = List.of(peer("a", "b", "c"), peer("b", "c"), peer("c"));

    assertThatExceptionOfType(RuleViolationException.class)
        .isThrownBy(() -> Composition.of(people, 3, 1))
        .returns(RuleViolation.CHAIN_LONGER_THAN_GROUPS, RuleViolationException::violation);
  }

  @Test
  @DisplayName("une autre proposition place les mêmes personnes autrement, et se retrouve")
  void another_proposal_mixes_the_same_people_otherwise() {
    var people = peers(24);
    var first = together(Composition.of(people, 8, 1));
    var second = together(Composition.of(people, 8, 2));

    assertThat(second).isNotEqualTo(first);
    assertThat(second.stream().flatMap(Set::stream))
        .containsExactlyInAnyOrderElementsOf(first.stream().flatMap(Set::stream).toList());
    assertThat(together(Composition.of(people, 8, 2))).isEqualTo(second);
  }

  private static Set<Set<Username>> together(Composition composition) {
    return composition.groups().stream()
        .map(group -> group.stream().map(PlacementCandidate::username).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  private static boolean isWithoutManagers(List<PlacementCandidate> group) {
    return group.stream().noneMatch(peer -> group.stream().anyMatch(peer::mustNotSitWith));
  }

  private static List<String> usernames(List<PlacementCandidate> people) {
    return people.stream().map(person -> person.username().value()).toList();
  }

  private static List<PlacementCandidate> peers(int count) {
    return IntStream.range(0, count).mapToObj(n -> peer("peer" + n)).toList();
  }

  private static PlacementCandidate peer(String name, String... managers) {
    return Organisation.peer(name, null, null, null, managers);
  }
}
