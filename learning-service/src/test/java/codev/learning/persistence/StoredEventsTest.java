package codev.learning.persistence;

import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import codev.learning.domain.Examples;
import codev.learning.domain.LearningEvent;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qui est gardé pour toujours")
class StoredEventsTest {
  private final EventSerializer serializer = new EventSerializer(EventTypeConfiguration.TYPES);

  @TestFactory
  @DisplayName("s'écrit comme les exemples et se lit encore")
  Stream<DynamicTest> is_written_and_read_as_the_samples() {
    return new StoredEventSamples<>(Examples.all(), this::name, this::write, this::read)
        .andOfOld(List.of(Examples.evaluatedOfOld(), Examples.surveyedOfOld()))
        .all();
  }

  private String name(LearningEvent event) {
    var type = event.getClass();
    return EventTypeConfiguration.TYPES.nameOf(type) + "." + EventTypes.revisionOf(type);
  }

  private byte[] write(LearningEvent event) {
    return serializer.serialize(event, byte[].class).getData();
  }

  private LearningEvent read(String type, String revision, byte[] payload) {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            payload, byte[].class, new SimpleSerializedType(type, revision)));
  }
}
