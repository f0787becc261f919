package codev.infra.benchmarks;

import codev.infra.benchmarks.StoredSessionEvent.Contribution;
import codev.infra.benchmarks.StoredSessionEvent.ContributionMade;
import codev.infra.benchmarks.StoredSessionEvent.PersonNamed;
import codev.infra.benchmarks.StoredSessionEvent.StepOpened;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.EventLog;
import codev.infra.personaldata.SealedField;
import codev.infra.personaldata.SealedFields;
import codev.infra.testkit.encryption.PlainTextEncryption;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * A log of session-service, sealed as the service seals it or left in clear, with a database of its
 * own on the common server.
 *
 * @param encryption of the texts of contributions
 * @param engine with the protection of people's names
 */
record SessionLog(
    HikariDataSource pool,
    EventLog log,
    TextEncryption encryption,
    PostgresEventStorageEngine engine)
    implements AutoCloseable {
  private static final int CONNECTIONS = 10;

  private static final EventTypes TYPES =
      EventTypes.of("session", ContributionMade.class)
          .and("session", StepOpened.class)
          .and("person", PersonNamed.class);

  /** In which nothing is sealed. */
  static SessionLog inClear() {
    return on(newPool(), new PlainTextEncryption(), PayloadProtection.none());
  }

  static SessionLog sealedBy(TextEncryption encryption) {
    return on(newPool(), encryption, protection(encryption));
  }

  private static HikariDataSource newPool() {
    var pool = StorageEngineUnderTest.pool(CONNECTIONS);
    DatabaseSchema.SERVICE.migrate(pool);
    return pool;
  }

  private static SessionLog on(
      HikariDataSource pool, TextEncryption encryption, PayloadProtection protection) {
    var log = new EventLog(pool, Duration.ofSeconds(15), new SimpleMeterRegistry());
    return new SessionLog(pool, log, encryption, engine(log, protection));
  }

  private static PostgresEventStorageEngine engine(EventLog log, PayloadProtection protection) {
    return new PostgresEventStorageEngine(
        log, new EventSerializer(TYPES, protection), NoOpEventUpcaster.INSTANCE, protection);
  }

  private static PayloadProtection protection(TextEncryption encryption) {
    return new SealedFields(
        encryption, List.of(SealedField.ofPerson("person.person-named", "name").orUsername()));
  }

  /** The same sealed log with another encryption on the same vault. */
  SessionLog with(TextEncryption other) {
    return new SessionLog(pool, log, other, engine(log, protection(other)));
  }

  /** One commit, after its text is sealed as a command seals it. */
  void contribute(UUID session, long sequence, SampleGroup group, String text) {
    var author = group.member(sequence);
    var contribution = UUID.randomUUID();
    var authorEncryption = encryption.of(author);
    var sealedText =
        authorEncryption.encrypt(group.scope(), session + "/contribution/" + contribution, text);
    var announcement = authorEncryption.storeKey();
    append(
        "Session",
        session,
        sequence,
        new ContributionMade(
            session,
            "CONSULTATION",
            new Contribution(contribution, "IDEA", sealedText),
            author,
            Instant.now()));
    announcement.run();
  }

  /** One commit, in which the name is sealed as the event is serialized. */
  void name(UUID aggregate, long sequence, String person, String name) {
    append("Person", aggregate, sequence, new PersonNamed(person, name, Instant.now()));
  }

  /** One commit, of which nothing is sealed. */
  void openStep(UUID session, long sequence, SampleGroup group) {
    append(
        "Session",
        session,
        sequence,
        new StepOpened(session, "CONSULTATION", group.member(sequence), Instant.now()));
  }

  private void append(String type, UUID id, long sequence, StoredSessionEvent event) {
    engine.appendEvents(
        List.of(new GenericDomainEventMessage<>(type, id.toString(), sequence, event)));
  }

  @Override
  public void close() {
    pool.close();
  }
}
