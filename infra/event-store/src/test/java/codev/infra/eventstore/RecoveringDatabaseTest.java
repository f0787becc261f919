package codev.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.database.LogAccountProperties;
import codev.infra.eventstore.config.EventStoreConfiguration;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.StartingPostgresProxy;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayName("A service that starts while PostgreSQL recovers")
class RecoveringDatabaseTest {
  private static final LogAccountProperties ONE_ACCOUNT = new LogAccountProperties(null, null);

  private static final EventLogProperties SETTINGS =
      new EventLogProperties(
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          500,
          200);

  @Test
  @DisplayName("its event log is there as soon as the server accepts connections")
  void the_event_log_waits() throws IOException {
    var meters = new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class);
    try (var server = new StartingPostgresProxy(TestPostgres.database(), 2);
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(server.url());
      pool.setUsername(TestPostgres.Database.USERNAME);
      pool.setPassword(TestPostgres.Database.PASSWORD);
      var log = new EventStoreConfiguration().eventLog(pool, SETTINGS, ONE_ACCOUNT, meters);
      assertThat(log.head()).isEqualTo(LogPosition.START);
      assertThat(server.refused()).isEqualTo(2);
    }
  }
}
