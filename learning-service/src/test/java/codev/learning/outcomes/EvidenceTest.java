package codev.learning.outcomes;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.Recorded;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionProgressed;
import codev.learning.domain.Progress;
import codev.learning.outcomes.Evidence.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce dont les chiffres sont faits")
class EvidenceTest {
  private static final String TRIED = "tried/" + ACTION;
  private static final String ENDED = "ended/" + ACTION;

  @Test
  @DisplayName("une action faite a été essayée, et a pris tant de jours")
  void a_done_action_was_tried_and_took_so_many_days() {
    assertThat(folded(ENDED, committed(), after(20, Progress.DONE)))
        .contains(new Value("actions.done", 1), new Value("actions.days-to-done", 20));
    assertThat(folded(TRIED, after(20, Progress.DONE)))
        .containsExactly(new Value("actions.tried", 1));
  }

  @Test
  @DisplayName("une action abandonnée n'est ni essayée ni faite")
  void an_abandoned_action_is_neither_tried_nor_done() {
    assertThat(Evidence.idOf(after(3, Progress.ABANDONED))).containsExactly(ENDED);
    assertThat(folded(ENDED, committed(), after(3, Progress.ABANDONED)))
        .containsExactly(new Value("actions.abandoned", 1));
  }

  @Test
  @DisplayName("un second essai de la même action ne compte pas de nouveau")
  void a_second_try_does_not_count_again() {
    var first = fold(TRIED, null, after(3, Progress.TRYING), 1);
    assertThat(fold(TRIED, first, after(9, Progress.TRYING), 2)).isEqualTo(first);
  }

  @Test
  @DisplayName("tant qu'une action est en cours, sa fin ne dit rien")
  void the_end_of_an_open_action_says_nothing() {
    assertThat(folded(ENDED, committed())).isEmpty();
  }

  @Test
  @DisplayName("qui a contribué a aidé le client ; d'une unité à l'autre ou dans la même")
  void whoever_contributed_has_helped_the_client() {
    var helps = Cooperation.of(course());
    assertThat(helps).containsExactly(new Value("cooperation", 1, List.of("bob", "alice")));
    assertThat(placed(helps.getFirst(), "RH", "Finance"))
        .containsExactly("cooperation.across=1.0", "cooperation.RH/Finance=1.0");
    assertThat(placed(helps.getFirst(), "Finance", "Finance"))
        .containsExactly("cooperation.across=0.0", "cooperation.Finance/Finance=1.0");
    assertThat(placed(helps.getFirst(), null, "Finance")).isEmpty();
  }

  private static Stream<String> placed(Value help, @Nullable String bob, String alice) {
    var places = Map.of("bob", new Place(bob, null), "alice", new Place(alice, null));
    return Cooperation.placed(help, name -> Objects.requireNonNull(places.get(name)))
        .map(value -> value.measure() + "=" + value.value());
  }

  private static ActionProgressed after(int days, Progress status) {
    return new ActionProgressed(
        ACTION,
        GROUP,
        PROGRAMME,
        ALICE,
        status,
        null,
        null,
        TEN_TWENTY.plus(Duration.ofDays(days)));
  }

  private static List<Value> folded(String id, LearningEvent... events) {
    Evidence evidence = null;
    for (int i = 0; i < events.length; i++) evidence = fold(id, evidence, events[i], i + 1);
    return Objects.requireNonNull(evidence).observed();
  }

  private static Evidence fold(
      String id, @Nullable Evidence before, LearningEvent event, long position) {
    return Objects.requireNonNull(new Evidences().fold(id, before, recorded(event, position)));
  }

  private static Recorded<LearningEvent> recorded(LearningEvent event, long position) {
    return new Recorded<>(event, position, "a", 0, event.at(), "00");
  }
}
