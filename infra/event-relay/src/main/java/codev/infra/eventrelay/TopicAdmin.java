package codev.infra.eventrelay;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds topics, and creates a missing one: publisher and consumers may start in any order. A topic
 * that another client has had created has our number of partitions before anything is published to
 * it. Its one client of Kafka is opened when it is first needed.
 */
public final class TopicAdmin implements AutoCloseable {
  /** Messages may be read again years later. */
  private static final Map<String, String> KEEP_FOR_EVER =
      Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  /** Short: callers try again, and may have to stop meanwhile. */
  private static final int TIMEOUT_MILLIS = 5_000;

  private static final int PAUSE_MILLIS = 50;

  /** Shorter than what a processor may take without a sign of life. */
  private static final int SHORT_TIMEOUT_MILLIS = 2_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final Map<String, Object> adminSettings;
  private final RelayProperties properties;
  private @Nullable Admin kafka;

  public TopicAdmin(Map<String, Object> adminSettings, RelayProperties properties) {
    this.adminSettings = KafkaTimeouts.addTo(adminSettings);
    this.adminSettings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    this.adminSettings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    this.properties = properties;
  }

  /**
   * An existing topic.
   *
   * @param id given by Kafka: another topic of the same name has another one
   */
  public record Topic(String id, int partitions) {}

  /** Between two looks whether a topic is still the same. */
  public Duration checkInterval() {
    return properties.topicCheck();
  }

  /** Creates the topic unless there is one. */
  public Topic ensure(String topic) throws InterruptedException, ExecutionException {
    var newTopic =
        new NewTopic(topic, properties.partitions(), properties.replicationFactor())
            .configs(KEEP_FOR_EVER);
    try {
      // A topic just created cannot be described at once: brokers learn of it a little later.
      var created = kafka().createTopics(List.of(newTopic));
      return new Topic(created.topicId(topic).get().toString(), created.numPartitions(topic).get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) throw e;
    }
    var found = awaitDescription(topic);
    if (found.partitions() >= properties.partitions() || !isEmpty(topic, found)) return found;
    // another client has had the broker create it, which knows nothing of our partitions
    try {
      kafka()
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(properties.partitions())))
          .all()
          .get();
    } catch (ExecutionException e) {
      // another instance was faster, or the description was older than our own increase
      if (!(e.getCause() instanceof InvalidPartitionsException)) throw e;
    }
    return new Topic(found.id(), properties.partitions());
  }

  /**
   * The topic as it is now, without creating it; empty if there is none. Does not wait long for a
   * broker that is away.
   */
  public Optional<Topic> find(String topic) throws InterruptedException, ExecutionException {
    try {
      return Optional.of(describe(topic, SHORT_TIMEOUT_MILLIS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) return Optional.empty();
      throw e;
    }
  }

  private synchronized Admin kafka() {
    if (kafka == null) kafka = Admin.create(adminSettings);
    return kafka;
  }

  @Override
  public synchronized void close() {
    if (kafka != null) kafka.close(CLOSE_TIMEOUT);
    kafka = null;
  }

  /** Another client may have created it a moment ago. */
  private Topic awaitDescription(String topic) throws InterruptedException, ExecutionException {
    var end = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
    while (true) {
      try {
        return describe(topic, TIMEOUT_MILLIS);
      } catch (ExecutionException e) {
        var isUnknown = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!isUnknown || System.nanoTime() > end) throw e;
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private Topic describe(String topic, int timeoutMillis)
      throws InterruptedException, ExecutionException {
    var options = new DescribeTopicsOptions().timeoutMs(timeoutMillis);
    var description =
        kafka().describeTopics(List.of(topic), options).allTopicNames().get().get(topic);
    var described = Objects.requireNonNull(description, topic);
    return new Topic(described.topicId().toString(), described.partitions().size());
  }

  private boolean isEmpty(String topic, Topic found)
      throws InterruptedException, ExecutionException {
    var ends =
        IntStream.range(0, found.partitions())
            .boxed()
            .collect(toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    return kafka().listOffsets(ends).all().get().values().stream()
        .allMatch(end -> end.offset() == 0);
  }
}
