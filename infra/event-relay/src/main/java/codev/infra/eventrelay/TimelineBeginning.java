package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventrelay.Timelines.Timeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tells listeners, in every partition of a service's topic, that its log was restored to an earlier
 * state, and which of its messages are of events that it still has. It has no position of its own
 * in the log, so that a listener which does not know it drops it as a duplicate.
 *
 * @param number of the timeline that begins
 * @param timelines all that the log has had after the first one, with the one that begins: a
 *     timeline in the topic that is not among them is of a state that was given up
 */
public record TimelineBeginning(String service, int number, List<Timeline> timelines) {
  private static final String TYPE = "relay.timeline-began.v1";
  private static final byte[] TYPE_HEADER = TYPE.getBytes(UTF_8);

  private record Body(int number, List<Timeline> timelines) {}

  /** What a message is, read as the beginning of a timeline. */
  public sealed interface Content {
    record Begun(TimelineBeginning beginning) implements Content {}

    /** It should be one by its type. */
    record Malformed(String reason) implements Content {}

    /** Of another type. */
    record Other() implements Content {}
  }

  public TimelineBeginning {
    timelines = List.copyOf(timelines);
  }

  /** Whether a message is one by its type, whatever its body. */
  public static boolean isOne(CloudEventMessage message) {
    return message.type().equals(TYPE);
  }

  public CloudEventMessage message(Instant at) {
    return new CloudEventMessage(
        TYPE,
        Timelines.source(service, number),
        service,
        0,
        0,
        null,
        at,
        CloudEventMessage.json(new Body(number, timelines)));
  }

  public static Content read(CloudEventMessage message) {
    if (!isOne(message)) return new Content.Other();
    try {
      var body = message.as(Body.class);
      return new Content.Begun(
          new TimelineBeginning(message.subject(), body.number(), body.timelines()));
    } catch (RuntimeException e) {
      return new Content.Malformed("its body is malformed: " + e.getMessage());
    }
  }

  /** Empty for any other message, and where the body is malformed. */
  public static Optional<TimelineBeginning> of(CloudEventMessage message) {
    return read(message) instanceof Content.Begun(var beginning)
        ? Optional.of(beginning)
        : Optional.empty();
  }

  /** Likewise for any other record, of which nothing but the type is read. */
  public static Optional<TimelineBeginning> of(ConsumerRecord<String, byte[]> record) {
    var type = record.headers().lastHeader("ce_type");
    if (type == null || !Arrays.equals(type.value(), TYPE_HEADER)) return Optional.empty();
    try {
      return of(CloudEventMessage.from(record));
    } catch (RuntimeException _) {
      return Optional.empty(); // becomes a dead letter when it is its turn
    }
  }

  /** Whether a message is of an event that the service has lost, as far as this beginning tells. */
  public boolean hasLost(CloudEventMessage message) {
    var publishedNumber = Timelines.number(service, message.source());
    return publishedNumber.isPresent()
        && publishedNumber.getAsInt() <= number
        && new Timelines(timelines).of(message.n()) != publishedNumber.getAsInt();
  }
}
