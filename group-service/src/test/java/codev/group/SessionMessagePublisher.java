package codev.group;

import codev.infra.testkit.TestBroker;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes messages of session-service on its topic. */
final class SessionMessagePublisher implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  /** Whoever speaks for it next goes on from here: what is numbered lower was heard before. */
  private static long said;

  void says(String type, String session, String json) {
    var message =
        CloudEventBuilder.v1()
            .withId(Long.toString(said + 1))
            .withType(type)
            .withSource(URI.create("session-service"))
            .withSubject(session)
            .withTime(OffsetDateTime.parse("2027-01-11T11:00:00Z"))
            .withExtension("n", Long.toString(said + 1))
            .withExtension("prev", Long.toString(said))
            .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
            .build();
    send(
        KafkaMessageFactory.<String>createWriter("codev.sessions", 0, null, session)
            .writeBinary(message));
    said++;
  }

  private void send(ProducerRecord<String, byte[]> message) {
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
