package codev.group.composition;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.composition.GroupRepair.Exchange;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calculer l’échange qui répare un groupe")
class GroupRepairTest {
  private final List<List<PlacementCandidate>> groups = new ArrayList<>();

  @Test
  @DisplayName("une personne avec son responsable : l’échange garde les groupes mélangés")
  void an_exchange_mends_and_keeps_the_groups_mixed() {
    group(peer("boss", "Finance"), peer("karim", "Achats", "boss"), peer("anne", "Ventes"));
    group(peer("david", "Ventes"), peer("emma", "Qualité"), peer("farid", "Finance"));

    // david would be the second of Ventes beside anne, farid of Finance beside boss
    assertThat(moves(0)).isIn("2:karim 1:emma", "2:boss 1:farid");
    assertThat(repair().repairOf(1)).isEmpty();
  }

  @Test
  @DisplayName("personne n’entre, par l’échange, dans un groupe où siège son responsable")
  void an_exchange_breaks_no_other_rule() {
    group(peer("boss", "A"), peer("karim", "B", "boss"), peer("anne", "C"));
    group(peer("david", "D", "boss"), peer("emma", "E", "boss"), peer("farid", "F", "anne"));

    // david and emma report to boss, and farid to anne: none of them can take karim's place
    assertThat(repair().repairOf(0)).isEmpty();
  }

  @Test
  @DisplayName("sans échange possible, une place libre suffit")
  void a_free_place_is_enough() {
    group(peer("boss", "A"), peer("karim", "B", "boss"), peer("anne", "C"), peer("bruno", "D"));
    group(peer("d", "E", "anne"), peer("e", "F", "anne"), peer("f", "G", "anne"));

    assertThat(moves(0)).isIn("2:karim", "2:boss");
  }

  @Test
  @DisplayName("l’animateur qui siège dans son groupe en sort")
  void a_facilitator_leaves_their_own_group() {
    group(peer("by1", "A"), peer("anne", "B"), peer("bruno", "C"));
    group(peer("david", "D"), peer("emma", "E"), peer("farid", "F"));

    assertThat(moves(0)).startsWith("2:by1 1:");
  }

  @Test
  @DisplayName("un groupe trop petit reçoit une personne d’un groupe qui en a plus de trois")
  void a_small_group_is_joined() {
    group(peer("anne", "A"), peer("bruno", "B"));
    group(peer("c", "C"), peer("d", "D"), peer("e", "E"));
    group(peer("f", "F"), peer("g", "G"), peer("h", "F"), peer("i", "H"));

    assertThat(moves(0)).isIn("1:f", "1:h");
  }

  @Test
  @DisplayName("qui ne peut entrer dans un groupe complet y entre par un échange")
  void entering_a_full_group() {
    var anne = peer("anne", "A");
    group(anne, peer("bruno", "B"), peer("chloé", "C"));
    group(
        IntStream.range(0, 8)
            .mapToObj(n -> peer("p" + n, "U" + n))
            .toArray(PlacementCandidate[]::new));

    var exchange = repair().entering(anne, 0, 1).orElseThrow();
    assertThat(exchange.isTwoWay()).isTrue();
    assertThat(exchange.movesText()).matches("2:anne 1:p[0-7]");
  }

  @Test
  @DisplayName("pour rejoindre le groupe de son responsable, l’échange est avec lui")
  void entering_the_managers_group() {
    var karim = peer("karim", "A", "boss");
    group(karim, peer("bruno", "B"), peer("chloé", "C"));
    group(peer("boss", "D"), peer("emma", "E"), peer("farid", "F"));

    assertThat(repair().entering(karim, 0, 1).map(Exchange::movesText)).contains("2:karim 1:boss");
  }

  @Test
  @DisplayName(
      "qui attend est placé dans le plus petit groupe permis ; les autres attendent encore")
  void those_who_wait_are_placed() {
    group(peer("boss", "A"), peer("anne", "B"), peer("bruno", "C"));
    group(
        Stream.concat(
                Stream.of(peer("chief", "A")),
                IntStream.range(0, 6).mapToObj(n -> peer("p" + n, "U" + n)))
            .toArray(PlacementCandidate[]::new));
    var waiting =
        List.of(
            peer("free", "X"), peer("karim", "Y", "boss"), peer("nowhere", "Z", "boss", "chief"));

    assertThat(repair().placing(waiting)).hasToString("2:karim 1:free");
    assertThat(repair().placing(List.of()).places()).isEmpty();
  }

  private void group(PlacementCandidate... members) {
    groups.add(List.of(members));
  }

  private GroupRepair repair() {
    return new GroupRepair(
        groups,
        IntStream.rangeClosed(1, groups.size()).mapToObj(n -> new Username("by" + n)).toList());
  }

  private String moves(int group) {
    return repair().repairOf(group).map(Exchange::movesText).orElse("none");
  }

  private static PlacementCandidate peer(String name, String unit, String... managers) {
    return Organisation.peer(name, unit, null, null, managers);
  }
}
