package codev.session.domain;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le temps d'une séance")
class TimelineTest {

  @Test
  @DisplayName("le dépassement se voit, prolongation comprise")
  void overtime_is_seen() {
    var running = timeline(List.of(scheduled(), opened())).now();
    assertThat(running.overtimeAt(after(20))).isEqualTo(Duration.ZERO);
    assertThat(running.overtimeAt(after(34))).isEqualTo(Duration.ofMinutes(4));
    var extended =
        timeline(
                List.of(
                    scheduled(),
                    opened(),
                    new StepExtended(SESSION, 3, words("Utile"), null, ANNE, after(30))))
            .now();
    assertThat(extended.overtimeAt(after(34))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("revenir en arrière garde le temps déjà passé, et rejouer montre les mêmes minutes")
  void going_back_keeps_the_time_and_a_replay_shows_the_same() {
    var events =
        List.<SessionEvent>of(
            scheduled(),
            opened(),
            step(Step.PRESENTATION, 28),
            new SessionPaused(SESSION, null, null, ANNE, after(30)),
            new SessionResumed(SESSION, null, ANNE, after(34)),
            step(Step.CLARIFICATION, 36),
            new StepReopened(
                SESSION, 1, Step.PRESENTATION, words("Un oubli"), null, ANNE, after(40)),
            step(Step.CLARIFICATION, 43));
    var live = timeline(events);
    assertThat(live.steps().get(1).ranAt(after(60))).isEqualTo(Duration.ofMinutes(7));
    assertThat(live.steps().get(1).pausedAt(after(60))).isEqualTo(Duration.ofMinutes(4));
    assertThat(live.steps().get(1).startedAt()).isEqualTo(after(28));
    assertThat(live.now().ranAt(after(50))).isEqualTo(Duration.ofMinutes(11));
    assertThat(timeline(events)).isEqualTo(live);
  }

  private static Timeline timeline(List<SessionEvent> events) {
    @Nullable Timeline timeline = null;
    for (var event : events) timeline = Timeline.after(timeline, event);
    return Objects.requireNonNull(timeline);
  }
}
