package codev.group.persistence;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.absent;
import static codev.group.domain.People.absentNoMore;
import static codev.group.domain.People.addressChanged;
import static codev.group.domain.People.bound;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.knownElsewhere;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.People.welcomeWorded;
import static codev.group.domain.People.worded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.SampleEvents;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.PersonEvent.AbsenceDeclared;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.event.PersonEvent.EmailAddressChanged;
import codev.group.domain.event.PersonEvent.ExternalIdChanged;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Contact;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Language;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Subordination;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.infra.web.securityrecord.SecurityFact;
import java.time.LocalDate;
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
  private final TextEncryption encryption = new EncodedTextEncryption();
  private final EventSerializer sealing =
      new EventSerializer(types, SealedEventsConfiguration.sealedEvents(encryption));

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
  @DisplayName("ce qui identifie une personne est gardé chiffré, et se relit")
  void what_identifies_a_person_is_encrypted() {
    for (var event : SampleEvents.all()) {
      var stored = sealing.serialize(event, byte[].class);

      assertThat(new String(stored.getData(), UTF_8))
          .as(stored.getType().getName())
          .doesNotContain("Alice Martin", "alice@example.org", "Contrôle de gestion")
          .doesNotContain("00u1a2b3")
          .doesNotContain("\"subject\":\"7d3c\"", "\"subject\":\"91fa\"", "Lefèvre");
      assertThat(sealing.<byte[], Object>deserialize(stored)).isEqualTo(event);
    }
    assertThat(new String(serializer.serialize(registered(), byte[].class).getData(), UTF_8))
        .as("in clear")
        .contains("Alice Martin");
  }

  @Test
  @DisplayName("qui relève de qui, les absences, la qualification et ce qui est rédigé, aussi")
  void what_is_said_of_people_is_encrypted() {
    var events =
        List.of(
            reviewed(new Subordination(ALICE, BOB), new Subordination(MONA, BOB)),
            absent(),
            absentNoMore(),
            enlisted(),
            worded(),
            welcomeWorded("Parce que l’usine change."));
    for (GroupServiceEvent event : events) {
      var stored = sealing.serialize(event, byte[].class);

      assertThat(new String(stored.getData(), UTF_8))
          .as(stored.getType().getName())
          .doesNotContain("\"bob\"", "2027-02-", "certifié", "téléphones", "usine");
      assertThat(sealing.<byte[], Object>deserialize(stored)).isEqualTo(event);
      var clear = serializer.serialize(event, byte[].class);
      assertThat(sealing.<byte[], Object>deserialize(clear)).as("of before").isEqualTo(event);
    }
  }

  @Test
  @DisplayName(
      "d’une personne effacée ne se relit ni son responsable, ni absence, ni qualification")
  void of_an_erased_person_nothing_that_is_said_is_read() {
    var lines =
        sealing.serialize(
            reviewed(new Subordination(ALICE, BOB), new Subordination(MONA, BOB)), byte[].class);
    var absence = sealing.serialize(absent(), byte[].class);
    var qualification = sealing.serialize(enlisted(), byte[].class);
    var charter = sealing.serialize(worded(), byte[].class);
    var welcome = sealing.serialize(welcomeWorded("Parce que l’usine change."), byte[].class);
    for (var person : List.of(ALICE, PAUL, MONA, worded().by())) encryption.erase(person.value());

    assertThat(sealing.<byte[], Object>deserialize(lines))
        .as("no manager, though something was found: a review that finds nothing is another")
        .isEqualTo(reviewed(new Subordination(ALICE, ALICE), new Subordination(MONA, MONA)));
    assertThat(sealing.<byte[], AbsenceDeclared>deserialize(absence).absence())
        .isEqualTo(new Absence(LocalDate.EPOCH, LocalDate.EPOCH));
    assertThat(sealing.<byte[], FacilitatorEnlisted>deserialize(qualification).qualification())
        .isEqualTo(new FacilitatorQualification(null, null));
    assertThat(sealing.<byte[], Object>deserialize(charter))
        .as("what members have accepted")
        .isEqualTo(worded());
    assertThat(sealing.<byte[], Object>deserialize(welcome))
        .isEqualTo(welcomeWorded("Parce que l’usine change."));
  }

  @Test
  @DisplayName("d’une personne effacée se relit l’identifiant, et le compte auquel il reste lié")
  void of_an_erased_person_the_username_is_read() {
    var before = sealing.serialize(registered(), byte[].class);
    var contactChanged = sealing.serialize(contact(Language.EN, true), byte[].class);
    var address = sealing.serialize(addressChanged(MONA), byte[].class);
    var account = sealing.serialize(bound("7d3c"), byte[].class);
    var elsewhere = sealing.serialize(knownElsewhere(), byte[].class);
    encryption.erase(ALICE.value());
    encryption.erase(PAUL.value());

    assertThat(sealing.<byte[], PersonRegistered>deserialize(before).profile())
        .isEqualTo(new Profile(ALICE.value(), null, null, null, null, null));
    assertThat(sealing.<byte[], ContactChanged>deserialize(contactChanged).contact())
        .isEqualTo(new Contact(ALICE.value(), null, null, false, List.of()));
    assertThat(sealing.<byte[], EmailAddressChanged>deserialize(address).former()).isNull();
    assertThat(sealing.<byte[], Object>deserialize(account)).isEqualTo(bound("7d3c"));
    assertThat(sealing.<byte[], ExternalIdChanged>deserialize(elsewhere).externalId()).isNull();
    var late = sealing.serialize(registered(), byte[].class);
    assertThat(sealing.<byte[], PersonRegistered>deserialize(late).profile().displayName())
        .as("registered once the key is destroyed")
        .isEqualTo(ALICE.value());
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
