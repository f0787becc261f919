package codev.learning.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.MessageSamples;
import codev.infra.testkit.StoredEventSamples;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import codev.learning.domain.Examples;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qui est gardé pour toujours")
class StoredEventsTest {
  private static final Instant AT = Instant.parse("2027-01-11T08:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final EventSerializer serializer =
      new EventSerializer(EventTypeConfiguration.eventTypes());
  private final EncodedTextEncryption encryption = new EncodedTextEncryption();
  private final EventSerializer sealing =
      new EventSerializer(
          EventTypeConfiguration.eventTypes(), SealedEventsConfiguration.sealedEvents(encryption));

  @TestFactory
  @DisplayName("s'écrit comme les exemples et se lit encore")
  Stream<DynamicTest> is_written_and_read_as_the_samples() {
    var all = new ArrayList<Object>(Examples.all());
    all.addAll(Examples.ofAuthority());
    all.addAll(ofSecurity());
    return new StoredEventSamples<>(all, this::name, this::write, this::read)
        .andOfOld(List.<Object>of(Examples.evaluatedOfOld(), Examples.surveyedOfOld()))
        .all();
  }

  @Test
  @DisplayName("est chiffré s’il identifie une personne, et se relit")
  void what_identifies_a_person_is_encrypted() {
    var contact = sealing.serialize(Examples.contact(Language.EN, true), byte[].class);
    var workplace = sealing.serialize(Examples.noted(), byte[].class);
    var noted = new SubjectNoted(Examples.ALICE, "https://provider.example", "7d3c", AT);
    var account = sealing.serialize(noted, byte[].class);

    for (var stored : List.of(contact, workplace, account))
      assertThat(new String(stored.getData(), UTF_8))
          .contains("alice")
          .doesNotContain("Alice Martin", "alice@", "Finance", "Lyon", "7d3c");
    assertThat(sealing.<byte[], Object>deserialize(contact))
        .isEqualTo(Examples.contact(Language.EN, true));
    encryption.erase("alice");
    assertThat(sealing.<byte[], ContactNoted>deserialize(contact).contact())
        .isEqualTo(new Contact("alice", null, null, false, List.of()));
    assertThat(sealing.<byte[], Object>deserialize(workplace))
        .as("what anonymity sets are formed by")
        .isEqualTo(Examples.noted());
    assertThat(sealing.<byte[], Object>deserialize(account)).isEqualTo(noted);
    var clear = serializer.serialize(Examples.contact(Language.EN, true), byte[].class);
    assertThat(sealing.<byte[], Object>deserialize(clear))
        .as("of before")
        .isEqualTo(Examples.contact(Language.EN, true));
  }

  @TestFactory
  @DisplayName("est chiffré aussi dans un message d’une version antérieure qui attend")
  Stream<DynamicTest> what_identifies_a_person_in_a_message_is_encrypted() {
    var protection = SealedEventsConfiguration.sealedEvents(encryption);
    return MessageSamples.of("group")
        .readBy(
            (type, json) -> {
              assertThat(protection.covers(type))
                  .isEqualTo(json.contains("\"displayName\"") || json.contains("\"subject\""));
              if (!protection.covers(type)) return;
              var stored = protection.protect(type, json.getBytes(UTF_8));
              assertThat(new String(stored, UTF_8))
                  .doesNotContain("Alice Martin", "alice@", "Finance", "Lyon", "Contrôle", "zoe")
                  .doesNotContain("7d3c");
              assertThat(JSON.readTree(protection.open(type, stored)))
                  .isEqualTo(JSON.readTree(json));
            });
  }

  private static List<Object> ofSecurity() {
    var morning = Instant.parse("2027-01-11T08:00:00Z");
    return List.of(
        new SignedIn(new UUID(0, 1), "alice", LocalDate.of(2027, 1, 11), morning),
        new SignedOut(new UUID(0, 4), "alice", LocalDate.of(2027, 1, 11), morning),
        new KeyCreated("alice", LocalDate.of(2027, 1, 11), morning),
        new KeyRotated(new UUID(0, 13), "alice", LocalDate.of(2027, 1, 11), morning),
        new KeyDestroyed("alice", LocalDate.of(2027, 1, 11), morning),
        new AccessRefused("PROGRAMME_MANAGER", "alice", LocalDate.of(2027, 1, 11), morning),
        new DataExported(
            new UUID(0, 2),
            ExportKind.EVIDENCE_ARCHIVE,
            new UUID(0, 3),
            "alice",
            LocalDate.of(2027, 1, 11),
            morning),
        new WebhookChanged(
            new UUID(0, 5),
            new UUID(0, 6),
            WebhookChanged.Change.REGISTERED,
            "hooks.example.org",
            "alice",
            LocalDate.of(2027, 1, 11),
            morning),
        new ServiceTokenChanged(
            new UUID(0, 7),
            new UUID(0, 8),
            ServiceTokenChanged.Change.CREATED,
            "entra-id",
            "alice",
            LocalDate.of(2027, 1, 11),
            morning));
  }

  private String name(Object event) {
    var type = event.getClass();
    return EventTypeConfiguration.eventTypes().nameOf(type) + "." + EventTypes.revisionOf(type);
  }

  private byte[] write(Object event) {
    return serializer.serialize(event, byte[].class).getData();
  }

  private Object read(String type, String revision, byte[] payload) {
    var entry =
        new GenericDomainEventEntry<>(
            "Action", "1", 0, "1", AT.toString(), type, revision, payload, "{}".getBytes(UTF_8));
    var upcast =
        LearningEventUpcasterConfiguration.upcasters()
            .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
            .toList();
    return serializer.deserialize(upcast.getFirst().getData(byte[].class));
  }
}
