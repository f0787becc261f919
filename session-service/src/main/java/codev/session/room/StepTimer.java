package codev.session.room;

import codev.session.domain.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has told of time. Computed from the session's own events, by whichever instance
 * holds the stream: nothing is stored, and a stream opened anew says again what is still true. One
 * thread at a time.
 */
final class StepTimer {
  private @Nullable Timeline timeline;
  private @Nullable TimeSignal shown;
  private final Set<Told> told = new HashSet<>();

  /** Said once for each step and each length that it was given. */
  private record Told(int index, long minutes, Timeline.Signal signal) {}

  void set(Timeline timeline) {
    this.timeline = timeline;
  }

  /** What has not been said yet on this stream. */
  Optional<TimeSignal> news(Instant now) {
    return Optional.ofNullable(at(now))
        .filter(s -> told.add(new Told(s.index(), s.minutes(), s.signal())));
  }

  /** Whether a page shows something else than what is to be said now; afterwards it does not. */
  boolean turns(Instant now) {
    var before = shown;
    shown = at(now);
    return before == null ? shown != null : !before.equals(shown);
  }

  @Nullable TimeSignal at(Instant now) {
    return timeline == null ? null : TimeSignal.at(timeline, now);
  }

  /** How long until there is something to say. */
  Optional<Duration> patience(Instant now) {
    return Optional.ofNullable(timeline)
        .map(t -> t.now().nextSignal(now))
        .map(next -> Duration.between(now, next));
  }
}
