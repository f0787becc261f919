package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.TcpProxy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("Connections to PostgreSQL over a bad network")
@Execution(CONCURRENT)
class PostgresPoolTest {
  /** A wait that lasts longer would last for ever: nothing else would end it. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TestPostgres.Database database = TestPostgres.database();
  private TcpProxy network;
  private PostgresPool pool;

  @BeforeEach
  void a_pool_behind_a_proxy() throws IOException {
    network = new TcpProxy(database.port());
    pool = pool("");
  }

  @AfterEach
  void close() throws IOException {
    pool.close();
    network.close();
  }

  @Test
  @DisplayName("a statement on a connection that was cut in silence fails")
  void a_statement_on_a_silent_connection_fails() throws SQLException {
    try (var connection = pool.getConnection()) {
      ask(connection, "select 1");
      network.silence();
      assertTimeoutPreemptively(
          LIMIT,
          () ->
              assertThatThrownBy(() -> ask(connection, "select 1"))
                  .isInstanceOf(SQLException.class));
    }
  }

  @Test
  @DisplayName("connections that were cut in silence are replaced")
  void connections_cut_in_silence_are_replaced() throws SQLException {
    assertThat(ask("select 1")).isEqualTo("1");
    network.silence();
    await().ignoreExceptionsInstanceOf(SQLException.class).until(() -> ask("select 1").equals("1"));
  }

  @Test
  @DisplayName("while a server is silent each request for a connection fails at once")
  void a_silent_server_is_not_waited_for() throws Exception {
    try (var waiting = pool.getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      network.blackhole();
      var answer = threads.submit(() -> ask(waiting, "select pg_sleep(60)"));
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(pool::getConnection)
                      .isInstanceOf(SilentServerException.class));
      await().until(answer::isDone);
      assertThatThrownBy(answer::get).hasCauseInstanceOf(SQLException.class);
    }
    network.pass();
    await().until(pool::isServerAnswering);
    assertThat(ask("select 1")).isEqualTo("1");
  }

  @Test
  @DisplayName("a server that refuses for a moment is waited for")
  void a_refusing_server_is_waited_for() throws Exception {
    ask("select 1");
    network.refuse();
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .isNotInstanceOf(SilentServerException.class));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = threads.submit(() -> ask("select 1"));
      network.pass();
      assertThat(answer.get()).isEqualTo("1");
    }
  }

  @Test
  @DisplayName("the server ends the connection of a client that does not answer, with its locks")
  void the_server_has_limits_too() throws SQLException {
    assertThat(ask("show tcp_keepalives_idle")).isEqualTo("5");
    assertThat(ask("show tcp_user_timeout")).isEqualTo("9000");
    assertThat(ask("show idle_in_transaction_session_timeout")).isEqualTo("10s");
    assertThat(ask("show lock_timeout")).isEqualTo("10s");
  }

  @Test
  @DisplayName("an address overrides a limit")
  void an_address_overrides_a_limit() throws SQLException {
    try (var other = pool("?socketTimeout=77");
        var connection = other.getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(77_000);
    }
  }

  @Test
  @DisplayName("migrations have no limits")
  void migrations_are_not_limited() throws SQLException {
    try (var connection = pool.unpooledDataSource().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isZero();
      assertThat(ask(connection, "show lock_timeout")).isEqualTo("0");
    }
  }

  private PostgresPool pool(String parameters) {
    return new PostgresPool(
        "test",
        "jdbc:postgresql://127.0.0.1:%d/%s%s"
            .formatted(network.port(), database.name(), parameters),
        TestPostgres.Database.USERNAME,
        TestPostgres.Database.PASSWORD);
  }

  private String ask(String sql) throws SQLException {
    return ask(pool, sql);
  }

  private static String ask(DataSource dataSource, String sql) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
