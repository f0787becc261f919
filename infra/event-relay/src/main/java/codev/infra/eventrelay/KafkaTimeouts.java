package codev.infra.eventrelay;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Limits of every connection to Kafka: one that a network has dropped in silence is given up before
 * ten seconds have passed. Settings of the same names ({@code spring.kafka.properties}) override
 * them.
 */
final class KafkaTimeouts {
  private static final Map<String, Object> LIMITS =
      Map.of(
          CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 8_000,
          CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000L,
          CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5_000L);

  private KafkaTimeouts() {}

  /** A copy of a client's settings, with the limits that it does not have. */
  static Map<String, Object> addTo(Map<String, Object> settings) {
    var limited = new HashMap<>(LIMITS);
    limited.putAll(settings);
    return limited;
  }
}
