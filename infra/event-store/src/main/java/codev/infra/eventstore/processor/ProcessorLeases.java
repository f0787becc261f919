package codev.infra.eventstore.processor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Leases of the event processors that this instance alone may run: advisory locks on one
 * connection, which the database releases by itself when the process dies.
 */
final class ProcessorLeases implements AutoCloseable {
  private static final int PROBE_SECONDS = 2;

  private final DataSource dataSource;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> held = new HashSet<>();
  private @Nullable Connection connection;

  ProcessorLeases(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Takes the lease if it is free. Gives whether this instance holds it now. */
  boolean take(String name) throws SQLException {
    lock.lock();
    try {
      if (held.contains(name)) return true;
      if (connection == null) connection = dataSource.getConnection();
      if (tried(connection, name)) held.add(name);
      return held.contains(name);
    } catch (SQLException e) {
      lose();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Whether this instance still holds the lease: its connection lives. */
  boolean holds(String name) throws SQLException {
    lock.lock();
    try {
      if (connection == null || !connection.isValid(PROBE_SECONDS)) lose();
      return held.contains(name);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      lose();
    } finally {
      lock.unlock();
    }
  }

  private static boolean tried(Connection connection, String name) throws SQLException {
    try (var statement =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "codev follower " + name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** A pooled connection would live on with its locks, so they are released first. */
  private void lose() {
    held.clear();
    if (connection == null) return;
    try (var last = connection;
        var statement = last.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException _) {
      // It is gone, and its locks with it.
    }
    connection = null;
  }
}
