package codev.session.room;

import codev.session.domain.Timeline;
import codev.session.domain.value.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of the running step is almost over, or over: a notice, never enforced.
 *
 * @param index the step's place in the template, from 0
 * @param minutes meant for it, with its extensions
 */
public record StepTimeNotice(
    Timeline.TimeSignal signal, Step step, int index, Instant endsAt, long minutes) {

  /** The signal at a moment; null when there is none. */
  static @Nullable StepTimeNotice at(Timeline timeline, Instant now) {
    var span = timeline.now();
    var signal = span.signalAt(now);
    var endsAt = span.endsAt();
    return signal == null || endsAt == null
        ? null
        : new StepTimeNotice(
            signal, span.key(), timeline.current(), endsAt, span.allowed().toMinutes());
  }

  /** Its name in the stream. */
  String event() {
    return switch (signal) {
      case ENDING -> "step-ending";
      case OVER -> "step-over";
    };
  }
}
