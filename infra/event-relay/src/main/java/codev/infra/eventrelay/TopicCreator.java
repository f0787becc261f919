package codev.infra.eventrelay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates a missing topic: publisher and consumers may start in any order. */
public final class TopicCreator {
  /** Messages may be read again years later. */
  private static final Map<String, String> KEEP_FOR_EVER =
      Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  /** Short: callers try again, and may have to stop meanwhile. */
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Map<String, Object> admin;
  private final RelayProperties properties;

  public TopicCreator(Map<String, Object> admin, RelayProperties properties) {
    this.admin = KafkaTimeouts.addTo(admin);
    this.admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    this.admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    this.properties = properties;
  }

  /**
   * An existing topic.
   *
   * @param id given by Kafka: another topic of the same name has another one
   */
  public record Topic(String id, int partitions) {}

  /** Creates the topic unless there is one. */
  public Topic ensure(String topic) throws InterruptedException, ExecutionException {
    try (var kafka = Admin.create(admin)) {
      var wanted =
          new NewTopic(topic, properties.partitions(), properties.replicationFactor())
              .configs(KEEP_FOR_EVER);
      try {
        // A topic just created cannot be described at once: brokers learn of it a little later.
        var created = kafka.createTopics(List.of(wanted));
        return new Topic(
            created.topicId(topic).get().toString(), created.numPartitions(topic).get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) throw e;
      }
      var described = kafka.describeTopics(List.of(topic)).allTopicNames().get();
      var known = described.values().iterator().next();
      return new Topic(known.topicId().toString(), known.partitions().size());
    }
  }
}
