package codev.infra.database;

import static codev.infra.database.DatabaseFailure.READ_ONLY;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a PostgreSQL server that answers refuses writes, and why. That it does is believed as
 * soon as it refuses one for a reason that holds for all, or is found read-only; that it does no
 * longer, once a new connection may write and a file could be written.
 */
final class WriteRefusal {
  private static final Logger LOG = LoggerFactory.getLogger(WriteRefusal.class);

  private static final String IS_READ_ONLY =
      "select current_setting('transaction_read_only') = 'on'";

  private static final String LEAST_MEMORY = "set work_mem = '64kB'";

  /**
   * Sorts more than fits into that memory, so that the server writes a temporary file of one or two
   * megabytes: on a full disk the update of a row can succeed, in room that its table already has.
   */
  private static final String WRITE_FILE =
      "select count(distinct number) from generate_series(1, 50000) as number";

  private final String name;
  private final String url;
  private final Properties properties;
  private volatile @Nullable DatabaseFailure reason;

  /**
   * @param name of the server, for logs
   * @param properties of a connection that asks, with its limits
   */
  WriteRefusal(String name, String url, Properties properties) {
    this.name = name;
    this.url = url;
    this.properties = properties;
  }

  /** Empty while the server takes writes. */
  Optional<DatabaseFailure> reason() {
    return Optional.ofNullable(reason);
  }

  /** A statement has failed, of whichever kind. */
  void note(SQLException failure) {
    var meaning = DatabaseFailure.of(failure);
    if (meaning.refusesWrites()) markRefusing(meaning);
  }

  /** Looks whether the server is read-only, as cheaply as whether it answers. */
  void checkReadOnly(Statement statement) throws SQLException {
    if (isReadOnly(statement)) markRefusing(READ_ONLY);
  }

  /**
   * Tries a write on a new connection.
   *
   * @return whether the server takes writes again
   */
  boolean tryWrite() {
    try (var connection = DriverManager.getConnection(url, properties);
        var statement = connection.createStatement()) {
      if (isReadOnly(statement)) {
        markRefusing(READ_ONLY);
        return false;
      }
      statement.execute(LEAST_MEMORY);
      statement.execute(WRITE_FILE);
      return true;
    } catch (SQLException e) {
      note(e);
      return false;
    } catch (RuntimeException e) { // of the driver
      LOG.debug("The server of {} cannot be tried", name, e);
      return false;
    }
  }

  private void markRefusing(DatabaseFailure next) {
    if (reason != next)
      LOG.warn("The PostgreSQL server of {} refuses writes: {}", name, next.label());
    reason = next;
  }

  void markWritable() {
    LOG.info("The PostgreSQL server of {} takes writes again", name);
    reason = null;
  }

  private static boolean isReadOnly(Statement statement) throws SQLException {
    try (var row = statement.executeQuery(IS_READ_ONLY)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
