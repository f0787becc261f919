package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.database.PostgresPool;
import codev.infra.eventstore.log.AppendFailedException;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.eventstore.log.UnknownOutcomeException;
import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("A PostgreSQL server that is paused")
@Isolated("pauses the server of all")
class PausedDatabaseTest {
  /** It is promised that a request takes a fifth of this; cores may be busy. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private PostgresPool pool;
  private EventLog log;

  @BeforeEach
  void a_log_in_use() {
    pool =
        new PostgresPool(
            "test",
            TestPostgres.database().url(),
            TestPostgres.Database.USERNAME,
            TestPostgres.Database.PASSWORD);
    DatabaseSchema.SERVICE.migrate(pool);
    log = new EventLog(pool, Duration.ofDays(1), new SimpleMeterRegistry());
    log.append(commit("a", 0));
    await().until(() -> log.head().position() == 1);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("fails every read and append, however many wait, and is used again afterwards")
  void nothing_waits_for_it() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestPostgres.pause();
      try {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var reads = submit(threads::submit, () -> log.endsWith("Session", "a", 0));
        var appends = submit(threads::submit, () -> log.append(commit("b", 0)));
        for (var read : reads)
          assertThat(failure(read, deadline)).isInstanceOf(LogUnavailableException.class);
        for (var append : appends)
          assertThat(failure(append, deadline))
              .isInstanceOfAny(AppendFailedException.class, UnknownOutcomeException.class);
        assertThat(pool.isServerAnswering()).isFalse();
        assertThatThrownBy(() -> log.head()).isInstanceOf(LogUnavailableException.class);
      } finally {
        TestPostgres.resume();
      }
    }
    await().until(pool::isServerAnswering);
    assertThat(log.append(commit("c", 0))).isEqualTo(log.head().position());
  }

  /** More than the pool has connections. */
  private static <T> List<Future<T>> submit(
      Function<Callable<T>, Future<T>> executor, Callable<T> task) {
    var all = new ArrayList<Future<T>>();
    IntStream.range(0, 20).forEach(_ -> all.add(executor.apply(task)));
    return all;
  }

  private static @Nullable Throwable failure(Future<?> task, long deadline) throws Exception {
    try {
      var result = task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      throw new AssertionError("answered although the server is paused: " + result);
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
