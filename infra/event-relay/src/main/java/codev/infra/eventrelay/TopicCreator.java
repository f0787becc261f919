package codev.infra.eventrelay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is missing, whoever comes first: the speaker or a listener. */
final class TopicCreator {
  /** What was said may be heard again, years later. */
  private static final Map<String, String> FOR_EVER =
      Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  /** Short: whoever asks tries again, and may have to stop meanwhile. */
  private static final int PATIENCE_MILLIS = 5_000;

  private final Map<String, Object> admin;
  private final RelayProperties settings;

  TopicCreator(Map<String, Object> admin, RelayProperties settings) {
    this.admin = new HashMap<>(admin);
    this.admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.settings = settings;
  }

  /** The number of its partitions. */
  int ensure(String topic) throws InterruptedException, ExecutionException {
    try (var kafka = Admin.create(admin)) {
      var wanted =
          new NewTopic(topic, settings.partitions(), settings.replicationFactor())
              .configs(FOR_EVER);
      try {
        // What was created cannot be described at once: a broker learns of it a little later.
        return kafka.createTopics(List.of(wanted)).numPartitions(topic).get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) throw e;
      }
      var described = kafka.describeTopics(List.of(topic)).allTopicNames().get();
      return described.values().iterator().next().partitions().size();
    }
  }
}
