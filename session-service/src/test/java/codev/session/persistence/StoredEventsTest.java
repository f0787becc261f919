package codev.session.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.session.SampleEvents;
import codev.session.domain.People;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.reference.KnownPersonEvent.PersonNamed;
import codev.session.domain.reference.KnownSubjectEvent.SubjectNoted;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
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
    return new StoredEventSamples<>(
            SampleEvents.all(),
            e -> types.nameOf(e.getClass()) + "." + EventTypes.revisionOf(e.getClass()),
            e -> serializer.serialize(e, byte[].class).getData(),
            this::read)
        .andOfOld(SampleEvents.ofOld())
        .all();
  }

  @Test
  @DisplayName("une contribution sans type se garde sans type, et se relit")
  void a_contribution_without_a_kind() {
    var made = People.unclassified(30, Step.CONSULTATION, People.BOB);
    var json = serializer.serialize(made, byte[].class).getData();
    assertThat(new String(json, UTF_8)).doesNotContain("kind");
    assertThat(read("session.contribution-made", "1", json)).isEqualTo(made);
  }

  @Test
  @DisplayName("une action venue d'une idée garde d'où elle vient, et se relit")
  void an_action_from_an_idea() {
    var plan = People.action(50, null).from(new ContributionId(People.uuid(30)));
    var planned = new ActionPlanned(People.SESSION, People.ORIGIN, plan, People.ALICE, People.NOON);
    var json = serializer.serialize(planned, byte[].class).getData();
    assertThat(read("session.action-planned", "2", json)).isEqualTo(planned);
  }

  @Test
  @DisplayName("le nom d’une personne et son compte sont gardés chiffrés, et se relisent")
  void what_identifies_a_person_is_encrypted() {
    var encryption = new EncodedTextEncryption();
    var sealing = new EventSerializer(types, SealedEventsConfiguration.sealedEvents(encryption));
    var named = new PersonNamed(People.ANNE, "Anne Durand", People.NOON);
    var noted = new SubjectNoted(People.ANNE, "https://provider.example", "7d3c", People.NOON);

    var name = sealing.serialize(named, byte[].class);
    var account = sealing.serialize(noted, byte[].class);

    assertThat(new String(name.getData(), UTF_8)).contains("anne").doesNotContain("Durand");
    assertThat(new String(account.getData(), UTF_8)).doesNotContain("7d3c");
    assertThat(sealing.<byte[], Object>deserialize(name)).isEqualTo(named);
    assertThat(sealing.<byte[], Object>deserialize(account)).isEqualTo(noted);
    encryption.erase("anne");
    assertThat(sealing.<byte[], Object>deserialize(name))
        .isEqualTo(new PersonNamed(People.ANNE, "anne", People.NOON));
    assertThat(sealing.<byte[], Object>deserialize(account)).isEqualTo(noted);
    var clear = serializer.serialize(named, byte[].class);
    assertThat(sealing.<byte[], Object>deserialize(clear)).as("of before").isEqualTo(named);
  }

  private Object read(String type, String revision, byte[] json) {
    var entry =
        new GenericDomainEventEntry<>(
            "Session",
            "1",
            0,
            "1",
            "2027-01-11T12:00:00Z",
            type,
            revision,
            json,
            "{}".getBytes(UTF_8));
    var upcast =
        SessionEventUpcasterConfiguration.upcasters()
            .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
            .toList();
    return serializer.deserialize(upcast.getFirst().getData(byte[].class));
  }

  @Test
  @DisplayName("chaque événement a son exemple")
  void every_event_has_an_example() {
    assertThat(SampleEvents.all())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(types.all());
  }
}
