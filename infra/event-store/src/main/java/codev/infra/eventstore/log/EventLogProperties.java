package codev.infra.eventstore.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a service's event log.
 *
 * @param patience how long an append goes on asking for its outcome when the database has gone away
 * @param poll how often a processor reads the log without having been notified
 * @param term after which a lease that its holder does not renew passes to another instance
 * @param takeover how often an instance looks whether a lease has become free
 * @param longestPause between two attempts of a processor that fails
 * @param batch maximum number of events in a batch of a processor
 * @param remembered aggregates of each type kept in memory
 */
@ConfigurationProperties("codev.log")
public record EventLogProperties(
    @DefaultValue("15s") Duration patience,
    @DefaultValue("2s") Duration poll,
    @DefaultValue("5s") Duration term,
    @DefaultValue("500ms") Duration takeover,
    @DefaultValue("30s") Duration longestPause,
    @DefaultValue("500") int batch,
    @DefaultValue("200") int remembered) {}
