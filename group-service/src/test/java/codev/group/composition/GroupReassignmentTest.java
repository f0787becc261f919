package codev.group.composition;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.composition.DraftGroupsForm.Draft;
import codev.group.composition.DraftGroupsForm.WaitingList;
import codev.group.composition.GroupReassignment.Obstacle;
import codev.group.composition.GroupReassignment.RefusedMove;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Envoyer quelqu’un dans un autre groupe")
class GroupReassignmentTest {
  private final List<PlacementCandidate> people = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<String> gestures = new ArrayList<>();
  private @Nullable WaitingList waiting;
  private @Nullable String moves;
  private @Nullable Boolean undo;

  @Test
  @DisplayName("qui est envoyé ailleurs y siège, après ceux qui y étaient")
  void goes() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));

    assertThat(seated()).containsExactly("bruno chloé", "david emma farid anne");
    assertThat(stays()).isEmpty();
  }

  @Test
  @DisplayName("personne ne rejoint son responsable, même indirect : chacun reste où il était")
  void not_to_a_manager() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));
    under("anne", "farid");

    assertThat(seated()).containsExactly("anne bruno chloé", "david emma farid");
    assertThat(stays()).containsExactly(stay("anne", 2, Obstacle.WITH_THEIR_MANAGER, "farid"));
  }

  @Test
  @DisplayName("un responsable ne rejoint pas non plus qui dépend de lui")
  void nor_to_a_subordinate() {
    group(seat("anne"), seat("bruno"), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid", 1));
    under("anne", "farid");

    assertThat(stays()).containsExactly(stay("farid", 1, Obstacle.WITH_THEIR_MANAGER, "anne"));
  }

  @Test
  @DisplayName("un groupe complet ne prend personne")
  void not_to_a_full_group() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    full();

    assertThat(stays()).containsExactly(stay("anne", 2, Obstacle.FULL));
  }

  @Test
  @DisplayName("deux personnes de groupes complets échangent leurs places")
  void two_change_seats() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    full(seat("zoé", 1));

    assertThat(seated()).containsExactly("bruno chloé zoé", "p0 p1 p2 p3 p4 p5 p6 anne");
    assertThat(stays()).isEmpty();
  }

  @Test
  @DisplayName("un échange ne se fait pas si une seule des deux personnes peut partir")
  void an_exchange_is_whole() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    full(seat("zoé", 1));
    under("zoé", "bruno");

    assertThat(seated()).containsExactly("anne bruno chloé", "p0 p1 p2 p3 p4 p5 p6 zoé");
    assertThat(stays())
        .containsExactlyInAnyOrder(
            stay("zoé", 1, Obstacle.WITH_THEIR_MANAGER, "bruno"), stay("anne", 2, Obstacle.FULL));
  }

  @Test
  @DisplayName("un départ refusé n’en empêche pas un autre")
  void one_refusal_keeps_nobody_else_back() {
    group(seat("anne", 2), seat("bruno", 3), seat("chloé"));
    full();
    group(seat("gaëlle"), seat("hugo"), seat("inès"));

    assertThat(seated()).endsWith("gaëlle hugo inès bruno").startsWith("anne chloé");
  }

  @Test
  @DisplayName("l’animateur d’un groupe n’en devient pas membre")
  void not_to_a_group_they_facilitate() {
    group(seat("anne"), seat("by2", 2), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));

    assertThat(stays()).containsExactly(stay("by2", 2, Obstacle.FACILITATES_IT));
  }

  @Test
  @DisplayName("un numéro qui n’existe pas laisse chacun à sa place")
  void no_such_group() {
    group(seat("anne", -1), seat("bruno", 3), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));

    assertThat(stays())
        .containsExactly(
            stay("anne", -1, Obstacle.NO_SUCH_GROUP), stay("bruno", 3, Obstacle.NO_SUCH_GROUP));
  }

  @Test
  @DisplayName("un groupe peut devenir trop petit : on y envoie peut-être quelqu’un ensuite")
  void too_few_is_on_the_way() {
    group(seat("anne", 2), seat("bruno", 2), seat("chloé", 2));
    group(seat("david"), seat("emma"), seat("farid"));

    assertThat(seated()).containsExactly("", "david emma farid anne bruno chloé");
  }

  @Test
  @DisplayName("zéro envoie en liste d’attente, d’où un numéro de groupe fait revenir")
  void to_the_waiting_list_and_back() {
    group(seat("anne", 0), seat("bruno"), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));
    waiting(seat("zoé", 2), seat("yves"));

    assertThat(seated()).containsExactly("bruno chloé", "david emma farid zoé");
    assertThat(names(reassignment().waiting())).isEqualTo("yves anne");
    assertThat(stays()).isEmpty();
  }

  @Test
  @DisplayName("qui attend et ne peut entrer dans un groupe complet attend encore")
  void waits_while_the_group_is_full() {
    full();
    waiting(seat("zoé", 1));

    assertThat(names(reassignment().waiting())).isEqualTo("zoé");
    assertThat(stays()).containsExactly(stay("zoé", 1, Obstacle.FULL));
    assertThat(reassignment().gestures()).isEmpty();
  }

  @Test
  @DisplayName("un bouton échange deux personnes, et le geste s’annule")
  void a_button_exchanges_two() {
    group(seat("anne"), seat("bruno"), seat("chloé"));
    full(seat("zoé"));
    moves = "2:anne 1:zoé";

    assertThat(seated()).containsExactly("bruno chloé zoé", "p0 p1 p2 p3 p4 p5 p6 anne");
    assertThat(reassignment().gestures()).containsExactly("1:anne 2:zoé");
  }

  @Test
  @DisplayName(
      "annuler remet chacun où il était avant le dernier geste, et laisse les autres gestes")
  void undoes_the_last_gesture() {
    group(seat("bruno"), seat("chloé"), seat("zoé"));
    group(seat("david"), seat("emma"), seat("anne"));
    waiting(seat("yves"));
    gestures.addAll(List.of("2:yves", "1:anne 2:zoé"));
    undo = true;

    assertThat(seated()).containsExactly("bruno chloé anne", "david emma zoé");
    assertThat(reassignment().gestures()).containsExactly("2:yves");
  }

  @Test
  @DisplayName("annuler remet aussi à une place que les règles refuseraient aujourd’hui")
  void undoes_whatever_the_rules_say() {
    group(seat("bruno"), seat("chloé"), seat("farid"));
    group(seat("david"), seat("emma"), seat("anne"));
    under("anne", "farid");
    gestures.add("1:anne");
    undo = true;

    assertThat(seated()).containsExactly("bruno chloé farid anne", "david emma");
    assertThat(stays()).isEmpty();
  }

  @Test
  @DisplayName("vingt gestes s’annulent : le plus ancien cède sa place")
  void the_oldest_gesture_goes() {
    group(seat("anne", 2), seat("bruno"), seat("chloé"));
    group(seat("david"), seat("emma"), seat("farid"));
    IntStream.range(0, 20).forEach(n -> gestures.add("2:p" + n));

    assertThat(reassignment().gestures())
        .hasSize(20)
        .startsWith("2:p1")
        .endsWith("2:p19", "1:anne");
  }

  private record Seat(String person, @Nullable Integer to) {}

  private static Seat seat(String person) {
    return new Seat(person, null);
  }

  private static Seat seat(String person, int to) {
    return new Seat(person, to);
  }

  private void group(Seat... seats) {
    int number = drafts.size() + 1;
    for (var seat : seats) people.add(Organisation.peer(seat.person(), null, null, null));
    drafts.add(
        new Draft(
            new UUID(0, number),
            "Groupe " + number,
            "by" + number,
            Stream.of(seats).map(Seat::person).toList(),
            Arrays.asList(Stream.of(seats).map(Seat::to).toArray(Integer[]::new))));
  }

  private void waiting(Seat... seats) {
    for (var seat : seats) people.add(Organisation.peer(seat.person(), null, null, null));
    waiting =
        new WaitingList(
            Stream.of(seats).map(Seat::person).toList(),
            Arrays.asList(Stream.of(seats).map(Seat::to).toArray(Integer[]::new)));
  }

  /** Eight, the last of whom are these. */
  private void full(Seat... last) {
    var seats = new ArrayList<Seat>();
    IntStream.range(0, 8 - last.length).forEach(i -> seats.add(seat("p" + i)));
    seats.addAll(List.of(last));
    group(seats.toArray(Seat[]::new));
  }

  private void under(String person, String manager) {
    people.removeIf(peer -> peer.username().value().equals(person));
    people.add(Organisation.peer(person, null, null, null, "between", manager));
  }

  private GroupReassignment reassignment() {
    return GroupReassignment.of(
        new DraftGroupsForm(drafts, waiting, gestures, moves, undo, null),
        people.stream()
            .collect(Collectors.toMap(PlacementCandidate::username, Function.identity())));
  }

  private List<String> seated() {
    return reassignment().groups().stream().map(GroupReassignmentTest::names).toList();
  }

  private static String names(List<PlacementCandidate> people) {
    return people.stream().map(p -> p.username().value()).collect(Collectors.joining(" "));
  }

  private List<Map.Entry<Username, RefusedMove>> stays() {
    return List.copyOf(reassignment().stays().entrySet());
  }

  private static Map.Entry<Username, RefusedMove> stay(String person, int wanted, Obstacle why) {
    return Map.entry(new Username(person), new RefusedMove(wanted, why, null));
  }

  private Map.Entry<Username, RefusedMove> stay(
      String person, int wanted, Obstacle why, String other) {
    var with = people.stream().filter(p -> p.username().value().equals(other)).findFirst();
    return Map.entry(new Username(person), new RefusedMove(wanted, why, with.orElseThrow()));
  }
}
