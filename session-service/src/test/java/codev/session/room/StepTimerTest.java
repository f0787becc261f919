package codev.session.room;

import static codev.session.domain.People.*;
import static codev.session.domain.Timeline.TimeSignal.ENDING;
import static codev.session.domain.Timeline.TimeSignal.OVER;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.Timeline;
import codev.session.domain.value.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Dire le temps d'une étape")
class StepTimerTest {
  private final List<SessionEvent> happened = new ArrayList<>();
  private final StepTimer timer = new StepTimer();

  @Test
  @DisplayName("une minute avant la fin, puis à la fin, une fois chacune")
  void one_minute_left_then_over() {
    happens(scheduled(), opened());
    assertThat(said(after(28))).isNull();
    assertThat(said(after(29))).isEqualTo(ENDING);
    assertThat(said(after(29).plusSeconds(30))).isNull();
    assertThat(said(after(30))).isEqualTo(OVER);
    assertThat(said(after(45))).isNull();
  }

  @Test
  @DisplayName("se réveille juste à temps, et plus ensuite")
  void wakes_just_in_time() {
    happens(scheduled(), opened());
    assertThat(timer.maximumWait(NOON)).contains(Duration.ofMinutes(29));
    assertThat(timer.maximumWait(after(29))).contains(Duration.ofMinutes(1));
    assertThat(timer.maximumWait(after(30))).isEmpty();
  }

  @Test
  @DisplayName("rien pendant une pause ; la fin recule d'autant")
  void nothing_while_paused() {
    happens(scheduled(), opened(), new SessionPaused(SESSION, null, null, ANNE, after(20)));
    assertThat(said(after(40))).isNull();
    assertThat(timer.maximumWait(after(40))).isEmpty();
    happens(new SessionResumed(SESSION, null, ANNE, after(40)));
    assertThat(said(after(48))).isNull();
    assertThat(said(after(49))).isEqualTo(ENDING);
  }

  @Test
  @DisplayName("ne se répète pas après une pause dans la dernière minute")
  void is_not_repeated_after_a_pause() {
    happens(scheduled(), opened());
    assertThat(said(after(29))).isEqualTo(ENDING);
    happens(
        new SessionPaused(SESSION, null, null, ANNE, after(29)),
        new SessionResumed(SESSION, null, ANNE, after(35)));
    assertThat(said(after(35))).isNull();
    assertThat(said(after(36))).isEqualTo(OVER);
  }

  @Test
  @DisplayName("recule quand l'étape est prolongée, et se dit à nouveau")
  void moves_when_extended() {
    happens(scheduled(), opened());
    assertThat(said(after(29))).isEqualTo(ENDING);
    happens(new StepExtended(SESSION, 10, words("Utile"), null, ANNE, after(29)));
    assertThat(said(after(38))).isNull();
    assertThat(said(after(39))).isEqualTo(ENDING);
  }

  @Test
  @DisplayName("suit l'étape en cours")
  void follows_the_running_step() {
    happens(scheduled(), opened(), chosen(), step(Step.PRESENTATION, 10));
    assertThat(said(after(13))).isNull();
    assertThat(said(after(14))).isEqualTo(ENDING);
    assertThat(Objects.requireNonNull(timer.at(after(14))).step()).isEqualTo(Step.PRESENTATION);
  }

  @Test
  @DisplayName("un flux ouvert trop tard pour l'avertissement apprend que le temps est passé")
  void a_late_stream_hears_that_it_is_over() {
    happens(scheduled(), opened());
    assertThat(said(after(31))).isEqualTo(OVER);
  }

  @Test
  @DisplayName("plus rien après la clôture")
  void nothing_after_closing() {
    happens(scheduled(), opened());
    happens(
        new SessionClosed(
            SESSION,
            ORIGIN,
            new SessionEvent.Statistics(
                List.of(), NOON, List.of(), List.of(), true, true, java.util.Map.of()),
            null,
            ANNE,
            after(20)));
    assertThat(said(after(60))).isNull();
  }

  @Test
  @DisplayName("une page le montre tant que c'est vrai, et l'efface quand l'étape est prolongée")
  void a_page_shows_it_while_it_is_true() {
    happens(scheduled(), opened());
    assertThat(timer.refresh(after(10))).isFalse();
    assertThat(timer.refresh(after(29))).isTrue();
    assertThat(timer.refresh(after(29).plusSeconds(5))).isFalse();
    happens(new StepExtended(SESSION, 10, words("Utile"), null, ANNE, after(29)));
    assertThat(timer.refresh(after(30))).isTrue();
    assertThat(timer.at(after(30))).isNull();
  }

  private void happens(SessionEvent... events) {
    happened.addAll(List.of(events));
    @Nullable Timeline timeline = null;
    for (var event : happened) timeline = Timeline.after(timeline, event);
    timer.set(Objects.requireNonNull(timeline));
  }

  private Timeline.@Nullable TimeSignal said(Instant now) {
    return timer.due(now).map(StepTimeNotice::signal).orElse(null);
  }
}
