package codev.learning.persistence;

import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.StoredEventSamples;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import codev.learning.domain.Examples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    var all = new ArrayList<Object>(Examples.all());
    all.addAll(Examples.ofAuthority());
    all.addAll(ofSecurity());
    return new StoredEventSamples<>(all, this::name, this::write, this::read)
        .andOfOld(List.<Object>of(Examples.evaluatedOfOld(), Examples.surveyedOfOld()))
        .all();
  }

  private static List<Object> ofSecurity() {
    var morning = Instant.parse("2027-01-11T08:00:00Z");
    return List.of(
        new SignedIn(new UUID(0, 1), "alice", LocalDate.of(2027, 1, 11), morning),
        new SignedOut(new UUID(0, 4), "alice", LocalDate.of(2027, 1, 11), morning),
        new KeyCreated("alice", LocalDate.of(2027, 1, 11), morning),
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
    return EventTypeConfiguration.TYPES.nameOf(type) + "." + EventTypes.revisionOf(type);
  }

  private byte[] write(Object event) {
    return serializer.serialize(event, byte[].class).getData();
  }

  private Object read(String type, String revision, byte[] payload) {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            payload, byte[].class, new SimpleSerializedType(type, revision)));
  }
}
