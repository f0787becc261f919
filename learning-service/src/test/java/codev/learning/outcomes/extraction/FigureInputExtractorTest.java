package codev.learning.outcomes.extraction;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.event.ActionEvent.ActionProgressed;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.SessionOutcomeEvent.CourseCorrected;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.event.SessionOutcomeEvent.SessionPlanned;
import codev.learning.domain.event.SessionOutcomeEvent.SessionUnplanned;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce dont les chiffres sont faits")
class FigureInputExtractorTest {
  @Test
  @DisplayName("une action faite a été essayée, et a pris tant de jours")
  void a_done_action_was_tried_and_took_so_many_days() {
    assertThat(observed(committed(), after(20, ActionProgress.DONE)))
        .containsExactly(
            new Value(ActionMeasure.TRIED, 1),
            new Value(ActionMeasure.DONE, 1),
            new Value(ActionMeasure.DAYS_TO_DONE, 20));
  }

  @Test
  @DisplayName("une action abandonnée n'est ni essayée ni faite")
  void an_abandoned_action_is_neither_tried_nor_done() {
    assertThat(observed(committed(), after(3, ActionProgress.ABANDONED)))
        .containsExactly(new Value(ActionMeasure.ABANDONED, 1));
  }

  @Test
  @DisplayName("un second essai de la même action ne compte pas de nouveau, sa fin non plus")
  void a_second_try_does_not_count_again() {
    var tried = after(3, ActionProgress.TRYING);
    assertThat(observed(tried)).containsExactly(new Value(ActionMeasure.TRIED, 1));
    assertThat(observed(tried, after(9, ActionProgress.TRYING))).isEmpty();
    assertThat(observed(tried, after(9, ActionProgress.PARTLY)))
        .containsExactly(new Value(ActionMeasure.PARTLY, 1));
  }

  @Test
  @DisplayName("une action revue à deux séances n'est revue qu'une fois")
  void an_action_reviewed_twice_counts_once() {
    var not = reviewed(ActionReviewOutcome.NOT);
    assertThat(observed(committed(), not)).containsExactly(new Value(ActionMeasure.REVIEWED, 1));
    assertThat(observed(committed(), not, reviewed(ActionReviewOutcome.DONE))).isEmpty();
  }

  @Test
  @DisplayName(
      "ce qui est corrigé après la fin compte depuis le début, et ne change rien si rien ne change")
  void what_is_put_right_counts_from_the_beginning() {
    var here = attended(SessionStatistics.AttendanceStatus.PRESENT);
    var away = attended(SessionStatistics.AttendanceStatus.ABSENT);
    var beforehand = new FigureInputExtractor();
    assertThat(beforehand.correct(corrected(away))).isFalse();
    assertThat(attendance(beforehand, here))
        .isEqualTo(attendance(new FigureInputExtractor(), away));

    var afterwards = new FigureInputExtractor();
    attendance(afterwards, here);
    assertThat(afterwards.correct(corrected(here))).isFalse();
    assertThat(afterwards.correct(corrected(away))).isTrue();
  }

  @Test
  @DisplayName("une séance écourtée était prévue aussi longue que son plan, pause comprise")
  void a_session_cut_short_was_planned_as_long_as_its_plan() {
    assertThat(hoursPlanned()).as("nothing planned is known: its steps, none").isZero();
    var moved = TEN_TWENTY.plus(Duration.ofDays(7));
    assertThat(
            hoursPlanned(
                new SessionPlanned(SESSION, GROUP, PROGRAMME, TEN_TWENTY, 180, TEN_TWENTY),
                new SessionUnplanned(SESSION, GROUP, PROGRAMME, TEN_TWENTY),
                new SessionPlanned(SESSION, GROUP, PROGRAMME, moved, 180, TEN_TWENTY)))
        .isEqualTo(3);
  }

  private static double hoursPlanned(LearningServiceEvent... before) {
    var extractor = new FigureInputExtractor();
    for (var event : before) assertThat(extractor.extract(event)).isEmpty();
    return value(
        extractor,
        attended(SessionStatistics.AttendanceStatus.PRESENT),
        SessionMeasure.HOURS_PLANNED);
  }

  private static double value(
      FigureInputExtractor extractor, SessionStatistics statistics, SessionMeasure measure) {
    return extractor
        .extract(new SessionHeld(SESSION, GROUP, PROGRAMME, statistics, TEN_TWENTY))
        .orElseThrow()
        .values()
        .stream()
        .filter(value -> value.measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  @DisplayName("qui a contribué a aidé le client ; d'une unité à l'autre ou dans la même")
  void whoever_contributed_has_helped_the_client() {
    var helps = CrossUnitHelpExtractor.of(course());
    assertThat(helps).containsExactly(new Value(HelpMeasure.HELP, 1, List.of("bob", "alice")));
    assertThat(placed(helps.getFirst(), "RH", "Finance"))
        .containsExactly("cooperation.across=1.0 in cooperation.RH/Finance");
    assertThat(placed(helps.getFirst(), "Finance", "Finance"))
        .containsExactly("cooperation.across=0.0 in cooperation.Finance/Finance");
    assertThat(placed(helps.getFirst(), null, "Finance")).isEmpty();
  }

  private static Stream<String> placed(Value help, @Nullable String bob, String alice) {
    var places = Map.of("bob", new Workplace(bob, null), "alice", new Workplace(alice, null));
    return CrossUnitHelpExtractor.resolveUnits(
            help, name -> Objects.requireNonNull(places.get(name)))
        .map(
            value ->
                value.measure().key()
                    + "="
                    + value.value()
                    + " in "
                    + Objects.requireNonNull(value.cell()).key());
  }

  private static ActionProgressed after(int days, ActionProgress status) {
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

  @Test
  @DisplayName("un apprentissage retiré garde sa place et compte zéro ; modifié, selon ses mots")
  void what_an_author_takes_back_counts_for_nothing() {
    var listening = new LearningMeasure("listening");
    var beforehand = new FigureInputExtractor();
    assertThat(beforehand.correct(learningWithdrawn())).isFalse();
    assertThat(beforehand.extract(kept()).orElseThrow().values())
        .containsExactly(new Value(listening, 0));
    assertThat(beforehand.correct(learningRestored())).as("starts anew").isTrue();

    var later = new FigureInputExtractor();
    assertThat(later.extract(kept()).orElseThrow().values())
        .containsExactly(new Value(listening, 1));
    assertThat(later.correct(learningCorrected())).as("starts anew").isTrue();
    assertThat(later.extract(learningCorrected()).orElseThrow().values())
        .containsExactly(new Value(new LearningMeasure("asking"), 1));
  }

  @Test
  @DisplayName("une action retirée garde sa place et compte zéro, de même sa date retirée")
  void an_action_that_is_withdrawn_counts_for_nothing() {
    var beforehand = new FigureInputExtractor();
    assertThat(beforehand.correct(actionWithdrawn())).isFalse();
    assertThat(beforehand.extract(committed()).orElseThrow().values())
        .containsExactly(new Value(ActionMeasure.COMMITTED, 0), new Value(ActionMeasure.DATED, 0));
    assertThat(beforehand.correct(actionRestored())).as("starts anew").isTrue();

    var undated = new FigureInputExtractor();
    assertThat(undated.correct(actionCorrected())).isFalse();
    assertThat(undated.extract(committed()).orElseThrow().values())
        .containsExactly(new Value(ActionMeasure.COMMITTED, 1), new Value(ActionMeasure.DATED, 0));
    assertThat(undated.extract(actionCorrected()).orElseThrow().values()).isEmpty();
  }

  @Test
  @DisplayName("de ce qu'est devenue une action retirée, rien ne compte non plus")
  void what_became_of_a_withdrawn_action_counts_for_nothing() {
    var beforehand = new FigureInputExtractor();
    assertThat(beforehand.correct(actionWithdrawn())).isFalse();
    assertThat(beforehand.extract(after(20, ActionProgress.DONE)).orElseThrow().values())
        .containsExactly(new Value(ActionMeasure.TRIED, 0), new Value(ActionMeasure.DONE, 0));
    assertThat(beforehand.extract(reviewed(ActionReviewOutcome.NOT)).orElseThrow().values())
        .containsExactly(new Value(ActionMeasure.REVIEWED, 0));

    var corrected = new FigureInputExtractor();
    assertThat(corrected.correct(actionCorrected())).isFalse();
    assertThat(corrected.extract(after(20, ActionProgress.PARTLY)).orElseThrow().values())
        .containsExactly(new Value(ActionMeasure.TRIED, 1), new Value(ActionMeasure.PARTLY, 1));
    assertThat(corrected.correct(actionWithdrawn())).as("starts anew").isTrue();
  }

  /** Of the last of these events. */
  private static List<Value> observed(LearningServiceEvent... events) {
    var extractor = new FigureInputExtractor();
    return Stream.of(events)
        .map(event -> extractor.extract(event).orElseThrow().values())
        .reduce((_, latest) -> latest)
        .orElseThrow();
  }

  private static double attendance(FigureInputExtractor extractor, SessionStatistics statistics) {
    return extractor
        .extract(new SessionHeld(SESSION, GROUP, PROGRAMME, statistics, TEN_TWENTY))
        .orElseThrow()
        .values()
        .stream()
        .filter(value -> value.measure().equals(SessionMeasure.ATTENDANCE))
        .filter(value -> List.of(BOB.value()).equals(value.people()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static CourseCorrected corrected(SessionStatistics statistics) {
    return new CourseCorrected(SESSION, GROUP, PROGRAMME, statistics, TEN_TWENTY);
  }

  private static SessionStatistics attended(SessionStatistics.AttendanceStatus bob) {
    return new SessionStatistics(
        ALICE,
        TEN_TWENTY,
        TEN_TWENTY,
        List.of(
            new SessionStatistics.Presence(ALICE, SessionStatistics.AttendanceStatus.PRESENT, true),
            new SessionStatistics.Presence(BOB, bob, false)),
        List.of(),
        true,
        true,
        Map.of());
  }
}
