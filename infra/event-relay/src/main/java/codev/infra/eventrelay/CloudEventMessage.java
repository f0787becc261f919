package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.axon.MessageOrigin;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it travels: a CloudEvent in binary mode, whose body is plain JSON.
 *
 * @param source the service that publishes it
 * @param n position of its event in the publisher's log
 * @param prev {@code n} of the message published before it in the same partition, 0 for the first
 * @param hash of the publisher's log at that position; null in messages of earlier versions
 */
public record CloudEventMessage(
    String type,
    String source,
    String subject,
    long n,
    long prev,
    @Nullable String hash,
    Instant at,
    String json)
    implements InboundMessage {
  /** Fields stand in the order in which the record names them: that is what the samples show. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** A message that no broker carried, for tests of a listener. */
  public static InboundMessage uncarried(
      String type, String subject, long n, Instant at, String json) {
    return new CloudEventMessage(type, "nobody", subject, n, n - 1, null, at, json);
  }

  /** Serializes the body of a message. */
  public static String json(Object body) {
    return JSON.writeValueAsString(body);
  }

  /** The same, at the moment at which it is taken back. */
  public CloudEventMessage takenBackAt(Instant moment) {
    return new CloudEventMessage(type, source, subject, n, prev, hash, moment, json);
  }

  /** The same with another body. */
  public CloudEventMessage with(String body) {
    return new CloudEventMessage(type, source, subject, n, prev, hash, at, body);
  }

  /** From which message a command comes. */
  public MessageOrigin origin() {
    return new MessageOrigin(source, subject, n);
  }

  @Override
  public <T> T as(Class<T> shape) {
    return JSON.readValue(json, shape);
  }

  public ProducerRecord<String, byte[]> to(String topic, int partition) {
    var builder =
        CloudEventBuilder.v1()
            .withId(Long.toString(n))
            .withType(type)
            .withSource(URI.create(source))
            .withSubject(subject)
            .withTime(at.atOffset(ZoneOffset.UTC))
            .withExtension("n", Long.toString(n))
            .withExtension("prev", Long.toString(prev))
            .withData("application/json", json.getBytes(UTF_8));
    var event = (hash == null ? builder : builder.withExtension("hash", hash)).build();
    // a broker refuses records from the future: the clock was wrong when the event was recorded
    long timestamp = Math.min(at.toEpochMilli(), System.currentTimeMillis());
    return KafkaMessageFactory.<String>createWriter(topic, partition, timestamp, subject)
        .writeBinary(event);
  }

  /** Throws when the record is not a message of this relay. */
  public static CloudEventMessage from(ConsumerRecord<?, byte[]> record) {
    var event = KafkaMessageFactory.createReader(record).toEvent();
    var message =
        new CloudEventMessage(
            event.getType(),
            event.getSource().toString(),
            required("subject", event.getSubject()),
            number(event, "n"),
            number(event, "prev"),
            (String) event.getExtension("hash"),
            required("time", event.getTime()).toInstant(),
            new String(required("body", event.getData()).toBytes(), UTF_8));
    if (!message.canBeKept())
      throw new IllegalArgumentException("a message with a time or a character of no message");
    return message;
  }

  /** Whether a database can hold it, should it become a dead letter. */
  private boolean canBeKept() {
    return Stream.of(type, source, subject, json).allMatch(text -> text.indexOf('\0') < 0)
        && !at.isBefore(Instant.EPOCH)
        && !at.isAfter(LATEST);
  }

  /** Represents a record that is not a message of this relay, as a dead letter. */
  public static CloudEventMessage unreadable(ConsumerRecord<String, byte[]> record) {
    var json = new String(record.value() == null ? new byte[0] : record.value(), UTF_8);
    return new CloudEventMessage(
        "unreadable",
        "unknown",
        withoutNul(String.valueOf(record.key())),
        0,
        0,
        null,
        Instant.EPOCH,
        withoutNul(json));
  }

  /** As a database can hold it. */
  public static String withoutNul(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static long number(CloudEvent event, String extension) {
    return Long.parseLong(required(extension, event.getExtension(extension)).toString());
  }

  private static <T> T required(String name, @Nullable T value) {
    return Objects.requireNonNull(value, () -> "a message without " + name);
  }
}
