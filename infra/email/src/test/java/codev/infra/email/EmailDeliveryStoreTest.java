package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.database.DatabaseSchema;
import codev.infra.email.LegacyEmailDeliveryEvent.Returned;
import codev.infra.email.LegacyEmailDeliveryEvent.Sent;
import codev.infra.email.LegacyEmailDeliveryEvent.Taken;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The e-mail deliveries of a log written by an earlier version")
class EmailDeliveryStoreTest {
  private static final Instant NOON = Instant.parse("2026-01-08T11:00:00Z");

  private final EventTypes types = EventTypes.of("letter", LegacyEmailDeliveryEvent.class);
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final HikariDataSource pool = new HikariDataSource();
  private final EventLog log = log();
  private final PostgresEventStorageEngine engine =
      new PostgresEventStorageEngine(log, new EventSerializer(types), new EventUpcasterChain());

  private EventLog log() {
    pool.setDataSource(database.dataSource());
    return new EventLog(pool, Duration.ofSeconds(5), new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("knows what was sent or rejected before")
  void imports_what_was_settled() {
    stored(
        new Taken("a", "alice", NOON),
        new Sent("a", "alice", NOON),
        new Taken("b", "bob", NOON),
        new Returned("b", "bob", NOON));

    var outbox = outbox();

    assertThat(outbox.settled(ids("a", "b", "c")))
        .containsExactlyInAnyOrderElementsOf(ids("a", "b"));
    assertThat(outbox.claim(new EmailId("a"))).isFalse();
    assertThat(outbox.claim(new EmailId("c"))).isTrue();
  }

  @Test
  @DisplayName("has the people whose last e-mail was refused for its address")
  void knows_whose_address_is_refused() {
    stored(
        new Taken("welcome/1/alice", "alice", NOON),
        new Returned("welcome/1/alice", "alice", NOON),
        new Taken("welcome/1/bob", "bob", NOON),
        new Returned("welcome/1/bob", "bob", NOON),
        new Taken("planned/2/bob", "bob", NOON.plusSeconds(60)),
        new Sent("planned/2/bob", "bob", NOON.plusSeconds(60)),
        new Taken("to-former-address/3/carla", "carla", NOON),
        new Returned("to-former-address/3/carla", "carla", NOON));

    assertThat(outbox().refused(List.of("alice", "bob", "carla", "david")))
        .containsExactly("alice");
    assertThat(outbox().refused(List.of())).isEmpty();
  }

  @Test
  @DisplayName("knows what was sent to a person or refused, the latest first")
  void knows_what_was_sent_to_a_person() {
    var later = NOON.plusSeconds(60);
    stored(
        new Taken("welcome/1/alice", "alice", NOON),
        new Sent("welcome/1/alice", "alice", NOON),
        new Taken("planned/2/0/alice", "alice", later),
        new Returned("planned/2/0/alice", "alice", later),
        new Taken("moved/2/1/alice", "alice", later),
        new Taken("welcome/1/bob", "bob", NOON),
        new Sent("welcome/1/bob", "bob", NOON));

    assertThat(outbox().settledFor("alice"))
        .containsExactly(
            new EmailDelivery(new EmailId("planned/2/0/alice"), true, later),
            new EmailDelivery(new EmailId("welcome/1/alice"), false, NOON));
    assertThat(outbox().settledFor("carla")).isEmpty();
  }

  @Test
  @DisplayName("knows what may have reached somebody: what was sent, and what is claimed")
  void knows_what_may_have_been_sent() {
    stored(
        new Taken("planned/2/0/alice", "alice", NOON),
        new Sent("planned/2/0/alice", "alice", NOON),
        new Taken("moved/2/1/alice", "alice", NOON),
        new Taken("planned/3/0/alice", "alice", NOON),
        new Sent("planned/3/0/alice", "alice", NOON),
        new Taken("planned/2/0/bob", "bob", NOON),
        new Returned("planned/2/0/bob", "bob", NOON));

    assertThat(outbox().idsPossiblySent(List.of("2"), List.of("alice", "bob", "carla")))
        .containsExactlyInAnyOrderElementsOf(ids("planned/2/0/alice", "moved/2/1/alice"));
  }

  @Test
  @DisplayName("forgets what was sent to a person, and about them, and nobody else's")
  void forgets_a_person() {
    stored(
        new Taken("welcome/1/alice", "alice", NOON),
        new Sent("welcome/1/alice", "alice", NOON),
        new Taken("moved/2/1/alice", "alice", NOON),
        new Taken("about-person/alice/issuer/7/mona", "mona", NOON),
        new Sent("about-person/alice/issuer/7/mona", "mona", NOON),
        new Taken("about-group/alice/bob", "bob", NOON),
        new Sent("about-group/alice/bob", "bob", NOON));

    outbox().forget(List.of("alice", "carla"));

    assertThat(database.ask("select string_agg(id, ' ') from email_outbox"))
        .isEqualTo("about-group/alice/bob");
    outbox().forget(List.of());
    assertThat(outbox().settledFor("bob")).hasSize(1);
  }

  @Test
  @DisplayName("forgets what is old, settled or not, unless it is still due")
  void forgets_what_is_old() {
    stored(
        new Taken("old/1/alice", "alice", NOON),
        new Sent("old/1/alice", "alice", NOON),
        new Taken("never-sent/2/alice", "alice", NOON),
        new Taken("old-and-due/3/bob", "bob", NOON),
        new Sent("old-and-due/3/bob", "bob", NOON));
    var outbox = outbox();
    outbox.claim(new EmailId("new/4/bob"));

    outbox.forgetUnchanged(Duration.ofDays(20_000), List.of());
    assertThat(database.ask("select count(*) from email_outbox")).isEqualTo("4");
    outbox.forgetUnchanged(Duration.ofDays(1), ids("old-and-due/3/bob"));

    assertThat(database.ask("select string_agg(id, ' ' order by id) from email_outbox"))
        .isEqualTo("new/4/bob old-and-due/3/bob");
  }

  @Test
  @DisplayName("keeps a claim that was not settled, with its attempts")
  void imports_open_claims() {
    stored(
        new Taken("a", "alice", NOON),
        new Taken("a", "alice", NOON.plus(EmailDeliveryStore.CLAIM)));

    var outbox = outbox();

    assertThat(outbox.settled(ids("a"))).isEmpty();
    assertThat(database.ask("select attempts from email_outbox where id = 'a'")).isEqualTo("2");
    assertThat(
            database.ask("select next_at = '2026-01-08 11:30Z' from email_outbox where id = 'a'"))
        .isEqualTo("t");
    assertThat(outbox.claim(new EmailId("a"))).isTrue();
  }

  @Test
  @DisplayName("imports it once, whatever the log receives later")
  void imports_once() {
    stored(new Taken("a", "alice", NOON));
    assertThat(outbox().claim(new EmailId("a"))).isTrue();
    stored(new Taken("b", "bob", NOON), new Sent("b", "bob", NOON));

    assertThat(outbox().settled(ids("a", "b"))).isEmpty();
    assertThat(database.ask("select attempts from email_outbox where id = 'a'")).isEqualTo("2");
  }

  @Test
  @DisplayName("imports a history of several pages once, although many instances start at once")
  void instances_that_start_at_once_import_once() throws Exception {
    var ids = IntStream.range(0, 600).mapToObj(i -> new EmailId("id" + i)).toList();
    try (var writers = Executors.newFixedThreadPool(16)) {
      var histories = new ArrayList<Callable<Object>>();
      for (var id : ids)
        histories.add(
            Executors.callable(
                () ->
                    stored(
                        new Taken(id.value(), "alice", NOON),
                        new Sent(id.value(), "alice", NOON))));
      for (var history : writers.invokeAll(histories)) history.get();
    }
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 4; i++) starts.add(() -> outbox().settled(ids).size());
      for (var settled : instances.invokeAll(starts)) assertThat(settled.get()).isEqualTo(600);
    }
    assertThat(database.ask("select max(attempts) from email_outbox")).isEqualTo("1");
  }

  @Test
  @DisplayName("gives an e-mail to one of many instances that claim it at once")
  void one_of_many_gets_a_claim() throws Exception {
    var outbox = outbox();
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var claims = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 16; i++) claims.add(() -> outbox.claim(new EmailId("a")));
      int granted = 0;
      for (var claim : instances.invokeAll(claims)) if (claim.get()) granted++;
      assertThat(granted).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("has the parts of an id in columns, as the id itself has them")
  void knows_the_parts_of_an_id() {
    var ids =
        ids(
            "reminder/7/2027-01-11T08:00:00Z/alice",
            "summary/7/bob",
            "account-refused/alice/https://issuer/7/mona",
            "a");
    var outbox = outbox();
    for (var id : ids) {
      outbox.claim(id);
      assertThat(
              database.ask(
                  "select concat_ws(' ', kind, subject, recipient) from email_outbox"
                      + " where id = '%s'".formatted(id)))
          .isEqualTo(String.join(" ", id.kind(), id.subject(), id.recipient()));
    }
  }

  @Test
  @DisplayName("finds what was sent to a person by an index")
  void finds_a_recipient_by_an_index() {
    database.ask(
        """
        insert into email_outbox (id, state, attempts, changed_at)
        select 'planned/' || n || '/0/person' || n, 'SENT', 1, now()
        from generate_series(1, 20000) n
        """);
    database.ask("analyze email_outbox");

    assertThat(
            database.ask(
                """
                explain (format json)
                select id from email_outbox
                where state <> 'CLAIMED' and recipient = any ('{person7,person8}')
                """))
        .contains("email_outbox_by_recipient");
  }

  private static final class DeclaredKinds implements DueEmailSource {
    @Override
    public Stream<Email> due(Instant moment) {
      return Stream.empty();
    }

    @Override
    public Set<String> kindsToFormerAddresses() {
      return Set.of("to-former-address");
    }

    @Override
    public Set<String> kindsAboutPeople() {
      return Set.of("about-person");
    }
  }

  private static List<EmailId> ids(String... values) {
    return Stream.of(values).map(EmailId::new).toList();
  }

  private EmailDeliveryStore outbox() {
    var history = new LegacyEmailDeliveries(new EventReader(log, engine), types);
    return new EmailDeliveryStore(pool, history, List.of(new DeclaredKinds()));
  }

  /** As the aggregate of one e-mail stored them: {@code Envelope}. */
  private void stored(LegacyEmailDeliveryEvent... events) {
    for (var event : events) {
      var id = "letter/" + event.letter();
      long sequence = engine.lastSequenceNumberFor(id).map(last -> last + 1).orElse(0L);
      engine.appendEvents(
          List.of(new GenericDomainEventMessage<>("Envelope", id, sequence, event)));
    }
  }
}
