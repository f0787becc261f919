package codev.infra.eventrelay.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.consumer.DeadLetterQueue.DeadLetterCount;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.testkit.TestPostgres;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A dead letter that identifies a person")
class DeadLetterQueueTest {
  private static final String NAMED = "group.person-registered.v1";
  private static final String BODY = "{\"username\":\"alice\",\"displayName\":\"Alice Martin\"}";

  private static final Instant NOON = Instant.parse("2027-01-11T12:00:00Z");

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final DeadLetterQueue queue =
      new DeadLetterQueue(database.dataSource(), new WithoutNames());

  /** Stores another name in the place of hers. */
  private static final class WithoutNames implements PayloadProtection {
    @Override
    public boolean covers(String type) {
      return type.equals(NAMED);
    }

    @Override
    public byte[] protect(String type, byte[] json) {
      var text = new String(json, UTF_8);
      if (!text.startsWith("{")) throw new IllegalArgumentException("no object");
      return text.replace("Alice Martin", "s1").getBytes(UTF_8);
    }

    @Override
    public byte[] open(String type, byte[] json) {
      return new String(json, UTF_8).replace("s1", "Alice Martin").getBytes(UTF_8);
    }
  }

  private static DeadLetter letter(long n, String type, String body) {
    var message =
        new CloudEventMessage(
            type, "group-service", "person/alice", n, n - 1, null, Instant.EPOCH, body);
    return DeadLetter.of("groups", 0, n, message, "refused");
  }

  private String stored() {
    return database.ask("select string_agg(body, ' ' order by n) from dead_letter");
  }

  @Test
  @DisplayName("is stored without naming them, and delivered again as it was published")
  void is_stored_without_naming_them() {
    queue.put(letter(1, NAMED, BODY));
    assertThat(stored()).contains("alice").doesNotContain("Martin");

    assertThat(queue.waiting("groups")).isEqualTo(new DeadLetterCount(1, 0));
    queue.requestRetry("groups.group-service.1");
    assertThat(queue.waiting("groups")).isEqualTo(new DeadLetterCount(1, 1));
    assertThat(queue.waiting("sessions")).isEqualTo(new DeadLetterCount(0, 0));
    var again = queue.toRetry("groups").getFirst();
    assertThat(queue.message(again).json()).isEqualTo(BODY);
    assertThat(queue.message(again).type()).isEqualTo(NAMED);

    queue.put(again.failedAgain("refused again"));
    assertThat(queue.message(queue.all().getFirst()).json()).isEqualTo(BODY);
  }

  @Test
  @DisplayName("and was stored by an earlier version is protected once the service starts")
  void of_an_earlier_version() {
    new DeadLetterQueue(database.dataSource()).put(letter(1, NAMED, BODY));
    new DeadLetterQueue(database.dataSource()).put(letter(2, "session.closed.v3", BODY));
    assertThat(queue.message(queue.all().getFirst()).json()).isEqualTo(BODY);

    queue.protectEarlier();
    queue.protectEarlier();

    assertThat(stored()).startsWith("{\"protected\":").endsWith(BODY);
    assertThat(queue.all()).extracting(letter -> queue.message(letter).json()).containsOnly(BODY);
  }

  @Test
  @DisplayName("is stored as it came where it has no fields")
  void is_stored_as_it_came() {
    queue.put(letter(1, NAMED, "?"));
    queue.protectEarlier();

    assertThat(stored()).isEqualTo("?");
    assertThat(queue.message(queue.all().getFirst()).json()).isEqualTo("?");
  }

  @Test
  @DisplayName("is kept whatever its record holds")
  void is_kept_whatever_it_holds() {
    var record = new ConsumerRecord<>("codev.groups", 0, 7, "person/\0", "\0{}".getBytes(UTF_8));
    var message = CloudEventMessage.unreadable(record);

    queue.put(DeadLetter.of("groups", 0, 7, message, "no \0 in a message"));

    assertThat(queue.all())
        .extracting(letter -> letter.message().subject(), DeadLetter::why)
        .containsExactly(tuple("person/\uFFFD", "no \uFFFD in a message"));
  }

  @ParameterizedTest
  @DisplayName("is no message where the database could not keep it")
  @CsvSource({
    "+999999999-12-31T00:00:00Z, {}",
    "1969-12-31T23:59:59Z, {}",
    "2027-01-11T12:00:00Z, a\0b"
  })
  void is_no_message(Instant at, String body) {
    var sent =
        new CloudEventMessage(NAMED, "group-service", "person/alice", 1, 0, null, NOON, body)
            .to("codev.groups", 0);
    sent.headers().remove("ce_time").add("ce_time", at.toString().getBytes(UTF_8));
    var record = new ConsumerRecord<>(sent.topic(), 0, 7, sent.key(), sent.value());
    sent.headers().forEach(header -> record.headers().add(header));

    assertThatThrownBy(() -> CloudEventMessage.from(record)).isInstanceOf(RuntimeException.class);
  }
}
