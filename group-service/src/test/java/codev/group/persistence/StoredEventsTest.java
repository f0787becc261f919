package codev.group.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.SampleEvents;
import codev.group.domain.GroupServiceEvent;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import codev.infra.web.securityrecord.SecurityFact;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qui est gardé se lira toujours")
class StoredEventsTest {
  private final EventTypes types = EventTypeConfiguration.eventTypes();
  private final EventSerializer serializer = new EventSerializer(types);

  @TestFactory
  Stream<DynamicTest> stored_events() {
    return new StoredEventSamples<Object>(
            Stream.concat(SampleEvents.all().stream(), SampleEvents.security().stream()).toList(),
            e -> types.nameOf(e.getClass()) + "." + EventTypes.revisionOf(e.getClass()),
            e -> serializer.serialize(e, byte[].class).getData(),
            (type, revision, json) ->
                serializer.deserialize(
                    new SimpleSerializedObject<>(json, byte[].class, type, revision)))
        .andOfOld(List.copyOf(SampleEvents.older()))
        .all();
  }

  @Test
  @DisplayName("chaque événement a son exemple")
  void every_event_has_an_example() {
    assertThat(SampleEvents.security())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(EventTypes.of("security", SecurityFact.class).all());
    assertThat(SampleEvents.all())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(EventTypes.of("group", GroupServiceEvent.class).all());
  }
}
