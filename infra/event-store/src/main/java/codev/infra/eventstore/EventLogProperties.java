package codev.infra.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service treats its log.
 *
 * @param patience how long an append goes on asking for its outcome when the database has gone away
 * @param poll how often a follower looks by itself, should nobody have rung
 * @param takeover how often an instance asks whether the one that follows has gone
 * @param longestPause between two attempts of a follower that fails
 * @param batch events that a follower is given at most in one go
 * @param remembered aggregates of each type kept in memory
 */
@ConfigurationProperties("codev.log")
public record EventLogProperties(
    @DefaultValue("15s") Duration patience,
    @DefaultValue("2s") Duration poll,
    @DefaultValue("500ms") Duration takeover,
    @DefaultValue("30s") Duration longestPause,
    @DefaultValue("500") int batch,
    @DefaultValue("200") int remembered) {}
