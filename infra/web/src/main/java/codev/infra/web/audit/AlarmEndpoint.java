package codev.infra.web.audit;

import codev.infra.eventstore.alarm.Alarm;
import codev.infra.eventstore.alarm.Alarms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's access to alarms. {@code GET /actuator/alarms} lists those that are open; {@code
 * POST …/{id}} acknowledges one.
 */
@Endpoint(id = "alarms")
public final class AlarmEndpoint {
  private final Alarms alarms;

  public AlarmEndpoint(Alarms alarms) {
    this.alarms = alarms;
  }

  @ReadOperation
  List<Alarm> open() {
    return alarms.open();
  }

  /**
   * @param by who has seen it; kept beside the alarm
   */
  @WriteOperation
  Map<String, Boolean> acknowledge(@Selector long id, @Nullable String by) {
    return Map.of("acknowledged", alarms.acknowledge(id, by == null ? "operator" : by));
  }
}
