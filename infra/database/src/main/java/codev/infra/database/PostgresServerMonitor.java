package codev.infra.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a PostgreSQL server twice a second whether it answers and is read-only, on a connection of
 * its own and, if that is silent, on a new one. A server that is silent twice in a row, such as one
 * that is paused or cut off, is distinguished from one that refuses connections, such as one that
 * restarts: the latter is usually back in a moment. While a server that answers refuses writes, it
 * is tried as often whether it takes them again.
 */
final class PostgresServerMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServerMonitor.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final Duration NEW_CONNECTION = Duration.ofSeconds(2);

  private enum State {
    ANSWERING,
    UNREACHABLE,
    SILENT
  }

  private final String name;
  private final String url;
  private final Properties properties;
  private final Runnable eachTime;
  private final Runnable onSilence;
  private final Runnable onWritesAgain;
  private final WriteRefusal refusal;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean closed;
  private volatile State state = State.ANSWERING;

  // Used by the monitor's thread only.
  private @Nullable Connection connection;
  private int silences;

  /**
   * @param eachTime runs before each question
   * @param onSilence runs whenever the server is found silent
   * @param onWritesAgain runs before a server that refused writes counts as taking them again
   */
  PostgresServerMonitor(
      String name,
      String url,
      @Nullable String username,
      @Nullable String password,
      Runnable eachTime,
      Runnable onSilence,
      Runnable onWritesAgain) {
    this.name = name;
    this.url = url;
    this.properties = ConnectionTimeouts.properties(NEW_CONNECTION, NEW_CONNECTION, NEW_CONNECTION);
    if (username != null) properties.setProperty("user", username);
    if (password != null) properties.setProperty("password", password);
    this.eachTime = eachTime;
    this.onSilence = onSilence;
    this.onWritesAgain = onWritesAgain;
    this.refusal = new WriteRefusal(name, url, properties);
  }

  /** Starts to ask, if it has not started yet. */
  void start() {
    if (started.compareAndSet(false, true))
      Thread.ofPlatform().name("monitor-" + name).daemon().start(this::run);
  }

  boolean isAnswering() {
    return state == State.ANSWERING;
  }

  boolean isSilent() {
    return state == State.SILENT;
  }

  /** Why the server refuses writes; empty while it takes them. */
  Optional<DatabaseFailure> writeRefusal() {
    return refusal.reason();
  }

  /** A statement on another connection has failed. */
  void noteFailure(SQLException failure) {
    refusal.note(failure);
  }

  private void run() {
    while (!closed) {
      try {
        eachTime.run();
        become(ask());
        if (isSilent()) onSilence.run();
        if (isAnswering() && refusal.reason().isPresent()) tryWriting();
      } catch (RuntimeException | Error e) { // the state would never change again
        LOG.error("The monitor of {} goes on after a failure", name, e);
      }
      pause();
    }
    abort();
  }

  private void become(State next) {
    if (next != state) {
      if (next == State.ANSWERING) LOG.info("The PostgreSQL server of {} answers again", name);
      else LOG.warn("The PostgreSQL server of {} is {}", name, next);
    }
    state = next;
  }

  private State ask() {
    var began = System.nanoTime();
    try {
      if (connection != null) return noteAnswer(connection);
    } catch (SQLException | RuntimeException e) {
      note(e, began, ANSWER);
    }
    began = System.nanoTime();
    try {
      connection = DriverManager.getConnection(url, properties);
      return noteAnswer(connection);
    } catch (SQLException | RuntimeException e) {
      note(e, began, NEW_CONNECTION);
      return silences >= 2 ? State.SILENT : State.UNREACHABLE;
    }
  }

  private State noteAnswer(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
      refusal.checkReadOnly(statement);
    }
    silences = 0;
    return State.ANSWERING;
  }

  /** A connection that was made while writes were refused may go on refusing them. */
  private void tryWriting() {
    if (!refusal.tryWrite()) return;
    abort();
    onWritesAgain.run();
    refusal.markWritable();
  }

  /** Whatever takes as long as an answer is waited for is a silence. */
  private void note(Exception failure, long began, Duration limit) {
    LOG.debug("The monitor of {} has no answer", name, failure);
    silences = System.nanoTime() - began >= limit.toNanos() ? silences + 1 : 0;
    abort();
  }

  /** To close it in order would wait for the server. */
  private void abort() {
    try {
      if (connection != null) connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("Connection of the monitor of {} not aborted", name, e);
    }
    connection = null;
  }

  private void pause() {
    try {
      Thread.sleep(INTERVAL);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
