package codev.infra.eventstore.audit;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found when a checkpoint was last to be signed, with the alarm about it. */
final class LogAlteration {
  private final String log;
  private volatile Optional<LogAlteredException> found = Optional.empty();
  private volatile @Nullable Alarms alarms;

  /**
   * @param log its name
   */
  LogAlteration(String log) {
    this.log = log;
  }

  /** From now on what is found is measured and raised; what was found before is, too. */
  void bindTo(MeterRegistry meters, Alarms present) {
    Gauge.builder("codev.log.altered", () -> found.isPresent() ? 1 : 0)
        .description("1 while the log does not continue the checkpoint that was signed last")
        .baseUnit("logs")
        .register(meters);
    alarms = present;
    found.ifPresent(this::raise);
  }

  void reportAltered(LogAlteredException altered) {
    found = Optional.of(altered);
    raise(altered);
  }

  private void raise(LogAlteredException altered) {
    raise(
        AlarmKind.LOG_ALTERED,
        "it does not continue what was signed at position %d".formatted(altered.position()));
  }

  /** No checkpoint is kept, for another reason. */
  void raiseNotKept(Throwable failure) {
    if (!(failure instanceof LogAlteredException))
      raise(AlarmKind.CHECKPOINT_NOT_KEPT, failure.toString());
  }

  private void raise(AlarmKind kind, String detail) {
    var present = alarms;
    if (present != null) present.raise(kind, log, detail);
  }

  /** The log continues what was signed; the alarm stays until it is acknowledged. */
  void none() {
    found = Optional.empty();
  }

  /** Empty if nothing was. */
  Optional<LogAlteredException> last() {
    return found;
  }
}
