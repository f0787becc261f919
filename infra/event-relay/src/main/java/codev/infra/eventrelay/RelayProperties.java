package codev.infra.eventrelay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the exchange of messages over Kafka.
 *
 * @param partitions of a topic that this service is the first to create; never changed afterwards
 * @param replicationFactor copies of such a topic: 3 where there are three brokers
 * @param attempts deliveries of a message before it becomes a dead letter
 * @param pause before the second attempt; doubled before each further one
 * @param longestPause between two attempts to reach a store or a broker that is away
 * @param topicCheck between two looks whether a topic is still the same: a broker that has lost its
 *     data has another one of this name, or none
 */
@ConfigurationProperties("codev.relay")
public record RelayProperties(
    @DefaultValue("6") int partitions,
    @DefaultValue("1") short replicationFactor,
    @DefaultValue("3") int attempts,
    @DefaultValue("100ms") Duration pause,
    @DefaultValue("5s") Duration longestPause,
    @DefaultValue("10s") Duration topicCheck) {}
