package codev.group.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param localAddresses whether addresses of this machine and of private networks are allowed, also
 *     without TLS: for tests and local platforms
 * @param answerWithin how long a receiver may take, from the connection to its status
 * @param retries how long after a failed attempt the next one is made; after as many and one more,
 *     a webhook is disabled
 * @param term after which a webhook whose instance does not go on passes to another one; longer
 *     than an attempt takes
 */
@ConfigurationProperties("codev.webhooks")
record WebhookProperties(
    @DefaultValue("false") boolean localAddresses,
    @DefaultValue("10s") Duration answerWithin,
    @DefaultValue({"10s", "1m", "5m", "30m", "2h", "5h", "10h", "14h", "20h"})
        List<Duration> retries,
    @DefaultValue("60s") Duration term) {
  WebhookProperties {
    retries = List.copyOf(retries);
  }
}
