package codev.session.history;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.EventSerializer;
import codev.infra.eventstore.EventTypes;
import codev.infra.testkit.StoredSamples;
import codev.session.Facts;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qui est gardé se lira toujours")
class StoredEventsTest {
  private final EventTypes types = StoredTypes.all();
  private final EventSerializer serializer = new EventSerializer(types);

  @TestFactory
  Stream<DynamicTest> stored_events() {
    return new StoredSamples<>(
            Facts.all(),
            e -> types.nameOf(e.getClass()) + "." + EventTypes.revisionOf(e.getClass()),
            e -> serializer.serialize(e, byte[].class).getData(),
            (type, revision, json) ->
                serializer.deserialize(
                    new SimpleSerializedObject<>(json, byte[].class, type, revision)))
        .andOfOld(Facts.ofOld())
        .all();
  }

  @Test
  @DisplayName("chaque événement a son exemple")
  void every_event_has_an_example() {
    assertThat(Facts.all())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(types.all());
  }
}
