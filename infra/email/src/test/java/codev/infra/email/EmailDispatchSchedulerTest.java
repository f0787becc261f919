package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("E-mails of a service with several instances")
class EmailDispatchSchedulerTest {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final List<Instance> instances = new ArrayList<>();

  @AfterEach
  void stop() {
    instances.forEach(Instance::stop);
  }

  @Test
  @DisplayName("are looked for by one of them, and by another one when that stops")
  void are_looked_for_by_one_instance() {
    var one = new Instance();
    one.scheduler.start();
    await().until(() -> one.runs.size() > 2);
    var other = new Instance();
    other.scheduler.start();
    var before = one.runs.size();
    await().until(() -> one.runs.size() > before + 10);
    assertThat(other.runs).isEmpty();

    one.scheduler.stop();
    await().until(() -> other.runs.size() > 2);
  }

  @Test
  @DisplayName("are left to another one when finding out what is due fails")
  void are_left_to_another_one_after_a_failure() {
    var one = new Instance();
    one.fails.set(true);
    one.scheduler.start();
    await().until(() -> !one.runs.isEmpty());
    var other = new Instance();
    other.scheduler.start();
    await().until(() -> other.runs.size() > 2);
  }

  @Test
  @DisplayName("are looked for again by an instance whose attempt to do so ended by an error")
  void are_looked_for_after_an_error() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    var one = new Instance(erroneous.dataSource());
    one.scheduler.start();
    await().until(() -> erroneous.attempts() > 5);
    erroneous.correct();
    await().until(() -> !one.runs.isEmpty());
  }

  private final class Instance {
    final List<Boolean> runs = new CopyOnWriteArrayList<>();
    final AtomicBoolean fails = new AtomicBoolean();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Leases leases;
    final EmailDispatchScheduler scheduler;

    Instance() {
      this(database.dataSource());
    }

    /**
     * @param ofLeases where its leases are
     */
    Instance(DataSource ofLeases) {
      leases = new Leases(ofLeases, Duration.ofSeconds(5), Duration.ofMillis(50), meters);
      scheduler = new EmailDispatchScheduler(dispatcher(), leases, INTERVAL, Clock.systemUTC());
      instances.add(this);
    }

    private EmailDispatcher dispatcher() {
      var types = EventTypes.of("letter", LegacyEmailDeliveryEvent.class);
      var log = new EventLog(database.dataSource(), Duration.ofSeconds(5), meters);
      var engine =
          new PostgresEventStorageEngine(log, new EventSerializer(types), new EventUpcasterChain());
      var history = new LegacyEmailDeliveries(new EventReader(log, engine), types);
      return new EmailDispatcher(
          List.of(_ -> due()),
          new EmailDeliveryStore(database.dataSource(), history, List.of()),
          new SmtpSender(
              new JavaMailSenderImpl(),
              new EmailRenderer(new StaticMessageSource(), EmailSettings.LOCAL),
              "codev@localhost"),
          EmailSettings.LOCAL.kept(),
          meters);
    }

    private Stream<Email> due() {
      runs.add(fails.get());
      if (fails.get()) throw new IllegalStateException("the view is unavailable");
      return Stream.empty();
    }

    void stop() {
      scheduler.stop();
      leases.close();
    }
  }
}
