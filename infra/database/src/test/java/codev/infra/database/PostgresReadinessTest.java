package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.StartingPostgresProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("Waiting for a PostgreSQL server that starts or recovers")
class PostgresReadinessTest {
  private static final Duration INTERVAL = Duration.ofMillis(10);

  private final TestPostgres.Database database = TestPostgres.database();

  @Test
  @DisplayName("a server that recovers is asked again until it accepts")
  void a_recovering_server_is_awaited() throws IOException {
    try (var server = new StartingPostgresProxy(database, 3)) {
      startup(Duration.ofMinutes(1)).awaitConnection(dataSource(server.url()), "tests");
      assertThat(server.refused()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("a server that recovers for too long is given up, and its answer is kept")
  void waiting_is_bounded() throws IOException {
    try (var server = new StartingPostgresProxy(database, Integer.MAX_VALUE)) {
      assertThatThrownBy(
              () ->
                  startup(Duration.ofSeconds(1)).awaitConnection(dataSource(server.url()), "tests"))
          .isInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining("the database system is starting up");
      assertThat(server.refused()).isGreaterThan(1);
    }
  }

  @Test
  @DisplayName("a port that nobody listens on yet is asked again, too")
  void a_closed_port_is_awaited() throws IOException {
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "jdbc:postgresql://127.0.0.1:" + closed.getLocalPort() + "/any";
      closed.close();
      var timeout = Duration.ofMillis(100);
      var began = System.nanoTime();
      assertThatThrownBy(() -> startup(timeout).awaitConnection(dataSource(url), "tests"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(timeout);
    }
  }

  @Test
  @DisplayName("a database that does not exist fails at once")
  void what_waiting_does_not_cure_fails_at_once() {
    var url = database.url().replace(database.name(), "missing");
    assertThatThrownBy(() -> startup(Duration.ofDays(1)).awaitConnection(dataSource(url), "tests"))
        .isInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("missing");
  }

  private static PostgresReadiness startup(Duration timeout) {
    return new PostgresReadiness(timeout, INTERVAL, INTERVAL);
  }

  private static DataSource dataSource(String url) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(TestPostgres.Database.USERNAME);
    dataSource.setPassword(TestPostgres.Database.PASSWORD);
    return dataSource;
  }
}
