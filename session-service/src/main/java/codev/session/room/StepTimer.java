package codev.session.room;

import codev.session.domain.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when one stream sends a notice about the running step's time, computed from the session's
 * events by the instance that holds the stream. Nothing is stored: a new stream sends again what is
 * still true. One thread at a time.
 */
final class StepTimer {
  private @Nullable Timeline timeline;
  private @Nullable StepTimeNotice shown;
  private final Set<SentSignal> sent = new HashSet<>();

  /** Sent once for each step and each length that it was given. */
  private record SentSignal(int index, long minutes, Timeline.TimeSignal signal) {}

  void set(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The signal of this moment, unless this stream has sent it already. */
  Optional<StepTimeNotice> due(Instant now) {
    return Optional.ofNullable(at(now))
        .filter(s -> sent.add(new SentSignal(s.index(), s.minutes(), s.signal())));
  }

  /**
   * Takes the signal of this moment.
   *
   * @return whether it has changed since the last call
   */
  boolean refresh(Instant now) {
    var before = shown;
    shown = at(now);
    return before == null ? shown != null : !before.equals(shown);
  }

  @Nullable StepTimeNotice at(Instant now) {
    return timeline == null ? null : StepTimeNotice.at(timeline, now);
  }

  /** How long until the next signal. */
  Optional<Duration> maximumWait(Instant now) {
    return Optional.ofNullable(timeline)
        .map(t -> t.now().nextSignal(now))
        .map(next -> Duration.between(now, next));
  }
}
