package codev.gateway.sessions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a browser's session lasts, and how other gateways learn that it has ended.
 *
 * @param idle it ends after so long without a request
 * @param absolute it ends so long after the sign-in, used or not
 * @param perPerson a person's oldest session ends when there would be more
 * @param recent so long after having given the provider a password, or what else it asks for, a
 *     person may end sessions other than the one in use
 * @param redis address of the Redis in which gateways share the ends of sessions; empty: each
 *     gateway ends its own
 */
@ConfigurationProperties("codev.sessions")
record BrowserSessionProperties(
    @DefaultValue("4h") Duration idle,
    @DefaultValue("12h") Duration absolute,
    @DefaultValue("20") int perPerson,
    @DefaultValue("10m") Duration recent,
    @DefaultValue("") String redis) {}
