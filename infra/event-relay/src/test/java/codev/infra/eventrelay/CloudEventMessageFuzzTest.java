package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any record of a topic in the place of a message")
final class CloudEventMessageFuzzTest implements FuzzTarget {
  private static final String TOPIC = "codev.groups";

  /** Lines of headers, an empty line, the body. */
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        """
        ce_specversion: 1.0
        ce_id: 7
        ce_type: group.formed.v1
        ce_source: group-service
        ce_subject: group/1
        ce_time: 2027-01-11T12:00:00Z
        ce_n: 7
        ce_prev: 6
        ce_hash: 00ff
        content-type: application/json

        {"name":"A"}\
        """,
        """
        ce_specversion: 1.0
        ce_id: 0
        ce_type: relay.timeline-began.v1
        ce_source: group-service/2
        ce_subject: group-service
        ce_time: 2027-01-11T12:00:00Z
        ce_n: 0
        ce_prev: 0
        content-type: application/json

        {"number":2,"timelines":[{"number":2,"after":5}]}\
        """);
  }

  @Override
  public boolean accepts(byte[] input) {
    var record = record(input);
    var _ = TimelineBeginning.of(record);
    var unreadable = CloudEventMessage.unreadable(record);
    assertThat(unreadable.subject() + unreadable.json()).doesNotContain("\0");
    CloudEventMessage message;
    try {
      message = CloudEventMessage.from(record);
    } catch (RuntimeException _) { // of any kind: it becomes a dead letter
      return false;
    }
    assertThat(CloudEventMessage.from(received(message.to(TOPIC, 0)))).isEqualTo(message);
    return true;
  }

  private static ConsumerRecord<String, byte[]> record(byte[] input) {
    var text = new String(input, UTF_8);
    int end = text.indexOf("\n\n");
    var head = end < 0 ? text : text.substring(0, end);
    var body = end < 0 ? "" : text.substring(end + 2);
    var record = new ConsumerRecord<>(TOPIC, 0, 0, "group/1", body.getBytes(UTF_8));
    Arrays.stream(head.split("\n"))
        .map(line -> line.split(": ", 2))
        .filter(header -> header.length == 2)
        .forEach(header -> record.headers().add(header[0], header[1].getBytes(UTF_8)));
    return record;
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    var record = new ConsumerRecord<>(TOPIC, 0, 0, sent.key(), sent.value());
    sent.headers().forEach(header -> record.headers().add(header));
    return record;
  }
}
