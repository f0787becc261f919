package codev.infra.confidentiality.jobs;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Destroys the keys of jobs that are deleted, many at a time: the bytes of a key leave the vault's
 * tables only when these are written anew. A destroyed key leaves a row for a day, so that nobody
 * who was about to use it makes it again.
 */
public final class JobKeys {
  /** Longer than it takes to store a job once its key is made. */
  private static final Duration UNSTORED = Duration.ofHours(1);

  private static final Duration MARKED = Duration.ofDays(1);

  /** One process at a time: several that start at once do not each write the tables anew. */
  private static final String LOCK = "hashtext('codev keys of jobs')";

  private final DataSource vault;
  private final Rewriting rewriting;

  /**
   * @param vault with the tables of {@link codev.infra.database.DatabaseSchema#KEY_VAULT}
   */
  public JobKeys(DataSource vault, Rewriting rewriting) {
    this.vault = vault;
    this.rewriting = rewriting;
  }

  /** Writes the vault's tables anew, without the bytes of what was deleted. */
  @FunctionalInterface
  public interface Rewriting {
    /**
     * @return false if it could not be done now, which it has logged; the connection may be closed
     *     then
     */
    boolean run(Connection connection) throws SQLException;
  }

  /** Knows which jobs there are. */
  public interface Jobs {
    /**
     * The keys of jobs that were deleted, as far as they may be there still, and those of these
     * that no job has.
     */
    List<UUID> keysWithoutJob(List<UUID> keys);

    /** Called once nothing is left of these keys. */
    void keysAreDestroyed(List<UUID> keys);
  }

  /**
   * Destroys what no job has any more; nothing while another process does so. What is interrupted
   * is done by the next call, of whichever process.
   */
  public void removeKeysOfJobs(Jobs jobs) {
    try (var connection = vault.getConnection()) {
      if (!lock(connection)) return;
      try (Unlocking _ = () -> unlock(connection)) {
        removeMarks(connection);
        var keys = jobs.keysWithoutJob(keys(connection));
        if (keys.isEmpty()) return;
        destroy(connection, keys);
        if (rewriting.run(connection)) jobs.keysAreDestroyed(keys);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The keys of jobs cannot be destroyed", e);
    }
  }

  /** Where that fails too, what had failed before is thrown. */
  private interface Unlocking extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_try_advisory_lock(%s)".formatted(LOCK))) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** A rewriting that lasts too long gives up the connection, with which the lock ends. */
  private static void unlock(Connection connection) throws SQLException {
    if (connection.isClosed()) return;
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(%s)".formatted(LOCK));
    }
  }

  /** Those that are there, but for the newest: their job may be about to be stored. */
  private static List<UUID> keys(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select username from person_keys
            where starts_with(username, ?) and keyset is not null
              and made_at < now() - ? * interval '1 second'
            """)) {
      statement.setString(1, JobScope.PREFIX);
      statement.setLong(2, UNSTORED.toSeconds());
      try (var row = statement.executeQuery()) {
        var keys = new ArrayList<UUID>();
        while (row.next()) keys.add(JobScope.of(row.getString(1)).key());
        return keys;
      }
    }
  }

  /** Marked first: from then on none is made. */
  private static void destroy(Connection connection, Collection<UUID> keys) throws SQLException {
    var names = keys.stream().map(key -> new JobScope(key).keyName()).toArray();
    try (var mark =
            connection.prepareStatement(
                """
                insert into person_keys (username, erased_at)
                select name, now() from unnest(?::text[]) as name
                on conflict do nothing
                """);
        var destroy =
            connection.prepareStatement(
                """
                update person_keys set keyset = null, master_key = null, epoch = null,
                  erased_at = now()
                where username = any(?) and keyset is not null
                returning username
                """)) {
      mark.setArray(1, connection.createArrayOf("text", names));
      mark.executeUpdate();
      destroy.setArray(1, connection.createArrayOf("text", names));
      try (var row = destroy.executeQuery()) {
        while (row.next())
          SecurityLogEntry.of(SecurityEvent.KEY_DESTROYED).with("person", row.getString(1)).write();
      }
    }
  }

  private static void removeMarks(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            delete from person_keys
            where starts_with(username, ?) and keyset is null
              and erased_at < now() - ? * interval '1 second'
            """)) {
      statement.setString(1, JobScope.PREFIX);
      statement.setLong(2, MARKED.toSeconds());
      statement.executeUpdate();
    }
  }
}
