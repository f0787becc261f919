package codev.infra.eventstore.alarm;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while there is an alarm that no operator has acknowledged, as known some seconds ago: health
 * waits for no database.
 */
public final class AlarmsHealthIndicator implements HealthIndicator {
  private final Alarms alarms;

  public AlarmsHealthIndicator(Alarms alarms) {
    this.alarms = alarms;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (var alarm : alarms.known())
      health
          .down()
          .withDetail(
              String.valueOf(alarm.id()),
              "%s: %s: %s, last at %s"
                  .formatted(alarm.kind(), alarm.subject(), alarm.detail(), alarm.lastAt()));
    return health.build();
  }
}
