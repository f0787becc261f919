package codev.group.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.lease.Leases;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The mailbox of answers")
class ReplyMailboxSchedulerTest {
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  @DisplayName("is read again after an attempt that ended by an error, by the same instance")
  void is_read_again() {
    try (var leases = leases(database.dataSource())) {
      var scheduler = scheduler(leases);
      scheduler.start();
      try {
        await().until(() -> rounds.get() > 1);
        assertThat(database.ask("select fence from lease")).as("given up never").isEqualTo("1");
      } finally {
        scheduler.stop();
      }
    }
  }

  @Test
  @DisplayName("is read once its lease can be asked for, which ended by an error before")
  void is_read_later() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    try (var leases = leases(erroneous.dataSource())) {
      var scheduler = scheduler(leases);
      scheduler.start();
      try {
        await().until(() -> erroneous.attempts() > 5);
        erroneous.correct();
        await().until(() -> rounds.get() > 1);
      } finally {
        scheduler.stop();
      }
    }
  }

  private static Leases leases(DataSource dataSource) {
    return new Leases(
        dataSource, Duration.ofSeconds(5), Duration.ofMillis(50), new SimpleMeterRegistry());
  }

  private ReplyMailboxScheduler scheduler(Leases leases) {
    return new ReplyMailboxScheduler(
        _ -> {
          rounds.incrementAndGet();
          throw new NoClassDefFoundError("codev/Missing");
        },
        leases,
        Duration.ofMillis(10));
  }
}
