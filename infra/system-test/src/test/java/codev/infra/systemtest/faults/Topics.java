package codev.infra.systemtest.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.systemtest.BrokerAccount;
import codev.infra.systemtest.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of a platform's broker, past its services. */
final class Topics {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** That a topic is lost is noticed within ten seconds; then its whole log is published. */
  private static final Duration PUBLISHED = Duration.ofMinutes(5);

  /** By the names of their databases. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "groups", "group-service", "sessions", "session-service", "learning", "learning-service");

  private final Platform platform;
  private final Map<String, Object> settings;

  Topics(Platform platform) {
    this.platform = platform;
    settings = BrokerAccount.of(platform);
    settings.put("request.timeout.ms", 8_000);
    settings.put("default.api.timeout.ms", 10_000);
  }

  /** With all its messages; does nothing if there is no such topic. */
  void delete(String topic) {
    try (var admin = Admin.create(settings)) {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException))
        throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Each has everything, in order, also where it was lost and is another one now. */
  void awaitComplete() {
    SERVICES.forEach(
        (database, service) ->
            Patience.until(
                PUBLISHED,
                "the topic of " + service + " has everything",
                () -> {
                  checkComplete(database, service);
                  return Optional.of(true);
                }));
  }

  private void checkComplete(String database, String service) {
    var operator = new Operator(platform);
    var head = new StoredLogs(platform).number(database, "select position from log_head");
    if (operator.published(service) < head)
      throw new IllegalStateException(service + " has not published up to " + head);
    var missing = missing("codev." + database, operator.lastPublished(service));
    if (!missing.isEmpty()) throw new IllegalStateException(missing.toString());
  }

  /**
   * What a topic does not have of its service's messages, from the first on.
   *
   * @param published position of the last message in each partition
   */
  private List<String> missing(String topic, List<Long> published) {
    var missing = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      for (int number = 0; number < published.size(); number++) {
        var partition = new TopicPartition(topic, number);
        long last = read(consumer, partition, missing);
        if (last < published.get(number)) missing.add("%s ends at %d".formatted(partition, last));
      }
    }
    return missing;
  }

  /** Each message names the one before it in its partition. Returns the position of the last. */
  private static long read(
      Consumer<String, byte[]> consumer, TopicPartition partition, List<String> missing) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long last = 0;
    var answeredAt = System.nanoTime();
    while (consumer.position(partition) < end) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) answeredAt = System.nanoTime();
      else if (System.nanoTime() - answeredAt > SILENCE.toNanos())
        throw new IllegalStateException(partition + " cannot be read");
      for (var message : records) {
        long previous = number(message, "ce_prev");
        if (previous > last)
          missing.add("%s has nothing from %d to %d".formatted(partition, last, previous));
        last = Math.max(last, number(message, "ce_n"));
      }
    }
    return last;
  }

  private static long number(ConsumerRecord<String, byte[]> message, String header) {
    return Long.parseLong(new String(message.headers().lastHeader(header).value(), UTF_8));
  }
}
