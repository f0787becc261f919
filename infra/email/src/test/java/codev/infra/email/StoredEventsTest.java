package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.LegacyEmailDeliveryEvent.Returned;
import codev.infra.email.LegacyEmailDeliveryEvent.Sent;
import codev.infra.email.LegacyEmailDeliveryEvent.Taken;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("What the log holds of the e-mails of earlier versions can still be read")
class StoredEventsTest {
  private static final String LETTER =
      "reminder/0199c1de-0000-7000-8000-000000000003/2027-01-11T08:00:00Z/alice";
  private static final Instant NOON = Instant.parse("2027-01-08T11:00:00Z");
  private static final List<LegacyEmailDeliveryEvent> FACTS =
      List.of(
          new Taken(LETTER, "alice", NOON),
          new Sent(LETTER, "alice", NOON),
          new Returned(LETTER, "alice", NOON));

  private final EventTypes types = EventTypes.of("letter", LegacyEmailDeliveryEvent.class);
  private final EventSerializer serializer = new EventSerializer(types);

  @TestFactory
  Stream<DynamicTest> stored_events() {
    return new StoredEventSamples<>(
            FACTS,
            e -> types.nameOf(e.getClass()) + "." + EventTypes.revisionOf(e.getClass()),
            e -> serializer.serialize(e, byte[].class).getData(),
            (type, revision, json) ->
                serializer.deserialize(
                    new SimpleSerializedObject<>(json, byte[].class, type, revision)))
        .all();
  }

  @Test
  @DisplayName("each event has its sample")
  void every_event_has_an_example() {
    assertThat(FACTS)
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(types.all());
  }
}
