package codev.session.domain.preparation;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.preparation.Ranking.Basis;
import codev.session.domain.preparation.Ranking.Candidate;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classer les sujets")
class RankingTest {
  private static final PreviousClient BOB_LONG_AGO =
      new PreviousClient(BOB, NOON.minusSeconds(9_000));
  private static final PreviousClient CARLA_LATELY =
      new PreviousClient(CARLA, NOON.minusSeconds(60));

  @Test
  @DisplayName("le sujet qui a le plus de points est proposé, quel que soit le tour de chacun")
  void most_points_first() {
    var ranking =
        Ranking.of(List.of(topic(1, ALICE, 2), topic(2, CARLA, 3)), List.of(CARLA_LATELY));
    assertThat(authors(ranking)).containsExactly(CARLA, ALICE);
    assertThat(basis(ranking)).isEqualTo(Basis.MOST_POINTS);
  }

  @Test
  @DisplayName("à égalité, qui n'a jamais été client passe d'abord")
  void a_tie_goes_to_who_was_never_client() {
    var ranking =
        Ranking.of(
            List.of(topic(1, BOB, 3), topic(2, ALICE, 3)), List.of(BOB_LONG_AGO, CARLA_LATELY));
    assertThat(authors(ranking)).containsExactly(ALICE, BOB);
    assertThat(basis(ranking)).isEqualTo(Basis.TIE_NEVER_CLIENT);
  }

  @Test
  @DisplayName("à égalité, qui a été client il y a le plus longtemps passe d'abord")
  void a_tie_goes_to_who_was_client_longest_ago() {
    var ranking =
        Ranking.of(
            List.of(topic(1, CARLA, 3), topic(2, BOB, 3)), List.of(CARLA_LATELY, BOB_LONG_AGO));
    assertThat(authors(ranking)).containsExactly(BOB, CARLA);
    assertThat(basis(ranking)).isEqualTo(Basis.TIE_LONGEST_AGO);
  }

  @Test
  @DisplayName("si tout est égal, le premier proposé")
  void else_the_first_proposed() {
    var ranking = Ranking.of(List.of(topic(1, ALICE, 0), topic(2, BOB, 0)), List.of());
    assertThat(authors(ranking)).containsExactly(ALICE, BOB);
    assertThat(basis(ranking)).isEqualTo(Basis.TIE_FIRST_PROPOSED);
  }

  @Test
  @DisplayName("un autre choix est celui de l'animateur")
  void any_other_choice_is_the_facilitators() {
    var ranking = Ranking.of(List.of(topic(1, ALICE, 4), topic(2, BOB, 0)), List.of());
    assertThat(ranking.basisOf(new TopicId(uuid(2)))).isEqualTo(Basis.FACILITATOR);
  }

  private static Candidate topic(int id, Username by, int points) {
    return new Candidate(new TopicId(uuid(id)), by, points);
  }

  private static List<Username> authors(Ranking ranking) {
    return ranking.places().stream().map(Ranking.RankedTopic::by).toList();
  }

  private static Basis basis(Ranking ranking) {
    return ranking.suggestion().orElseThrow().basis();
  }
}
