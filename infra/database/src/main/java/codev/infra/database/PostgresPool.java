package codev.infra.database;

import static codev.infra.database.DatabaseFailure.READ_ONLY;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A pool of connections to one PostgreSQL database whose users do not wait for a silent server.
 * Every connection has the {@link ConnectionTimeouts}. Once the {@link PostgresServerMonitor} finds
 * the server silent, the connections in use are aborted and new ones are refused at once, until it
 * answers again. For a server that refuses connections, as one that restarts does, callers wait for
 * a few seconds. That a server refuses writes is known from the first statement for which it does.
 */
public final class PostgresPool extends HikariDataSource {
  /** How long to wait for a free connection or for a server that refuses. */
  private static final Duration WAIT = Duration.ofSeconds(3);

  /** In steps, so that a waiting caller notices when the server is found silent. */
  private static final Duration WAIT_STEP = Duration.ofMillis(500);

  private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();
  private final PostgresServerMonitor monitor;
  private @Nullable String owner;
  private @Nullable String ownerPassword;

  /**
   * @param name of the pool, for logs and meters
   */
  public PostgresPool(
      String name, String url, @Nullable String username, @Nullable String password) {
    setPoolName(name);
    setJdbcUrl(url);
    setUsername(username);
    setPassword(password);
    setDataSourceProperties(ConnectionTimeouts.driverProperties());
    setConnectionTimeout(WAIT_STEP.toMillis());
    setValidationTimeout(WAIT_STEP.toMillis());
    setKeepaliveTime(Duration.ofSeconds(30).toMillis());
    setMaxLifetime(Duration.ofMinutes(10).toMillis());
    monitor =
        new PostgresServerMonitor(
            name,
            url,
            username,
            password,
            this::forgetReturned,
            this::abort,
            this::replaceReadOnly);
    setExceptionOverride(new FailureListener());
  }

  @Override
  public Connection getConnection() throws SQLException {
    var deadline = System.nanoTime() + WAIT.toNanos();
    while (true) {
      if (monitor.isSilent()) throw new SilentServerException(getPoolName());
      try {
        var connection = super.getConnection();
        monitor.start();
        inUse.add(connection);
        return connection;
      } catch (SQLTransientConnectionException e) {
        if (System.nanoTime() > deadline) throw e;
      }
    }
  }

  /** Whether the server answered when it was last asked. */
  public boolean isServerAnswering() {
    return monitor.isAnswering();
  }

  /** Why the server refuses writes, though it answers; empty while it takes them. */
  public Optional<DatabaseFailure> writeRefusal() {
    return monitor.writeRefusal();
  }

  @Override
  public void close() {
    monitor.close();
    super.close();
  }

  /** Has migrations applied by another account, which owns the tables. */
  public void migrateAs(String owner, @Nullable String password) {
    this.owner = owner;
    this.ownerPassword = password;
  }

  /** The account of the pool, if another one owns the tables. */
  @Nullable String writer() {
    return owner == null || owner.equals(getUsername()) ? null : getUsername();
  }

  /** Connections to the same database without a pool and without limits, for migrations. */
  DataSource unpooledDataSource() {
    var dataSource =
        owner == null
            ? new DriverManagerDataSource(getJdbcUrl(), getUsername(), getPassword())
            : new DriverManagerDataSource(
                getJdbcUrl(), owner, Objects.requireNonNullElse(ownerPassword, ""));
    dataSource.setConnectionProperties(ConnectionTimeouts.unlimitedProperties());
    return dataSource;
  }

  /** A connection that was returned to the pool is closed for the one who had it. */
  private void forgetReturned() {
    inUse.removeIf(PostgresPool::isReturned);
  }

  private static boolean isReturned(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** A session that began on a read-only server may stay read-only. */
  private void replaceReadOnly() {
    var pool = getHikariPoolMXBean();
    if (pool != null && monitor.writeRefusal().filter(READ_ONLY::equals).isPresent())
      pool.softEvictConnections();
  }

  private void abort() {
    for (var connection : inUse) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        // It was returned or is gone.
      }
    }
    inUse.clear();
  }

  /** Sees what fails on any connection; which of them are broken is the pool's own matter. */
  private final class FailureListener implements SQLExceptionOverride {
    @java.lang.Override // the interface has an enum of this name
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
      monitor.noteFailure(failure);
      return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
  }
}
