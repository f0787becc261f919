package codev.infra.localplatform.stores;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the services reach Kafka.
 *
 * @param brokers their addresses
 * @param accounts null for brokers of one's own: how a service signs in to them is in the
 *     launcher's environment, which it inherits
 */
public record KafkaAccess(String brokers, @Nullable KafkaAccounts accounts) {
  /** The settings of one service. */
  public Map<String, String> of(ServiceLog log) {
    var settings = new HashMap<String, String>();
    settings.put("CODEV_KAFKA", brokers);
    if (accounts != null) settings.putAll(accounts.access(log));
    return settings;
  }
}
