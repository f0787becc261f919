package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.UnknownOutcomeException;
import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Perdre la base au milieu d'une écriture")
class DatabaseOutageTest {
  /** When the connection breaks that carries the next batch. */
  private enum Break {
    NEVER,
    BEFORE,
    AFTER,
    ALWAYS
  }

  private final AtomicReference<Break> breaking = new AtomicReference<>(Break.NEVER);
  private final TestPostgres.Database database = TestPostgres.database();
  private DataSource dataSource;
  private EventLog log;

  @BeforeEach
  void a_log_whose_connections_may_break() {
    dataSource = breakable(database.dataSource());
    log = EventLogs.on(dataSource);
    log.append(commit("a", 0));
  }

  @Test
  @DisplayName(
      "la réponse perdue d'une écriture faite est retrouvée, et rien n'est écrit deux fois")
  void a_lost_answer_is_found_again() {
    breaking.set(Break.AFTER);
    assertThat(log.append(commit("a", 1))).isEqualTo(2);
    assertThat(log.history("Session", "a", 0)).hasSize(2);
  }

  @Test
  @DisplayName("une écriture qui n'est pas arrivée est refaite")
  void a_lost_request_is_sent_again() {
    breaking.set(Break.BEFORE);
    assertThat(log.append(commit("a", 1))).isEqualTo(2);
    assertThat(log.history("Session", "a", 0)).hasSize(2);
  }

  @Test
  @DisplayName("une base qui ne revient pas laisse l'issue inconnue, et le journal continue après")
  void an_absent_database_leaves_it_open() {
    var impatient = new EventLog(dataSource, Duration.ofMillis(200), new SimpleMeterRegistry());
    breaking.set(Break.ALWAYS);
    assertThatThrownBy(() -> impatient.append(commit("a", 1)))
        .isInstanceOf(UnknownOutcomeException.class);
    breaking.set(Break.NEVER);
    assertThat(impatient.append(commit("b", 0))).isGreaterThan(1);
  }

  @Test
  @DisplayName("une base muette n'arrête pas tout : la question est reposée, et compte une fois")
  void a_silent_database_is_asked_again() throws Exception {
    var impatient = new EventLog(dataSource, Duration.ofSeconds(6), new SimpleMeterRegistry());
    impatient.append(commit("b", 0));
    try (var rival = database.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rival.setAutoCommit(false);
      rival.createStatement().execute("select from log_head for update");
      var position = threads.submit(() -> impatient.append(commit("b", 1)));
      await()
          .until(
              () ->
                  database
                      .ask(
                          "select count(*) > 1 from pg_stat_activity where wait_event_type ="
                              + " 'Lock'")
                      .equals("t"));
      rival.rollback();
      assertThat(position.get()).isEqualTo(3);
    }
    assertThat(impatient.history("Session", "b", 0)).hasSize(2);
  }

  private DataSource breakable(DataSource real) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          var result = method.invoke(real, arguments);
          return result instanceof Connection connection ? breakable(connection) : result;
        });
  }

  private Connection breakable(Connection real) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          var result = method.invoke(real, arguments);
          return result instanceof PreparedStatement statement
              ? breakable(statement, real)
              : result;
        });
  }

  private PreparedStatement breakable(PreparedStatement real, Connection connection) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (!method.getName().equals("executeUpdate")) return method.invoke(real, arguments);
          var now = breaking.get();
          if (now != Break.ALWAYS) breaking.set(Break.NEVER);
          if (now == Break.NEVER) return method.invoke(real, arguments);
          if (now == Break.AFTER) method.invoke(real, arguments);
          connection.abort(Runnable::run);
          throw new SQLException("connection lost", "08006");
        });
  }

  private interface Call {
    Object on(java.lang.reflect.Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
