package codev.infra.confidentiality;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * How the connections of instances to the key vault are named in PostgreSQL: by the master keys
 * that the instance has, and by whether it has epoch keys.
 */
final class VaultConnections {
  private static final String PREFIX = "codev-keys:";

  /** Of an instance that has the folder of epoch keys. */
  private static final String EPOCHS_PREFIX = "codev-epoch:";

  /** Of an instance that is starting. */
  static final String NO_KEYS = PREFIX;

  /** A connection that was closed is listed for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private VaultConnections() {}

  /** PostgreSQL keeps 63 characters, which are four keys: the last ones in the file. */
  static String name(MasterKeys keys) {
    var prefix = keys.epochs() == null ? PREFIX : EPOCHS_PREFIX;
    return prefix + String.join(".", keys.byId().reversed().keySet());
  }

  /** With the name, which the driver sends. */
  static String url(String url, String name) {
    return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name;
  }

  /**
   * The names of connections of the vault's account that do not have a master key; those of an
   * earlier version or of another program do not have any.
   */
  static List<String> withoutMasterKey(Connection connection, String key) throws SQLException {
    return without(connection, name -> has(name, key));
  }

  /** Likewise of those whose instance does not have the folder of epoch keys. */
  static List<String> withoutEpochs(Connection connection) throws SQLException {
    return without(connection, name -> name.startsWith(EPOCHS_PREFIX));
  }

  private static List<String> without(Connection connection, Predicate<String> has)
      throws SQLException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var lacking = namesWithout(connection, has);
      if (lacking.isEmpty() || System.nanoTime() > deadline) return lacking;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static List<String> namesWithout(Connection connection, Predicate<String> has)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_stat_clear_snapshot()"); // else a transaction sees one state
      try (var row =
          statement.executeQuery(
              """
              select coalesce(application_name, '') from pg_stat_activity
              where datname = current_database() and usename = current_user
                and pid <> pg_backend_pid() and backend_type = 'client backend'
              """)) {
        var without = new TreeSet<String>();
        while (row.next()) if (!has.test(row.getString(1))) without.add(row.getString(1));
        return List.copyOf(without);
      }
    }
  }

  private static boolean has(String name, String key) {
    return (name.startsWith(PREFIX) || name.startsWith(EPOCHS_PREFIX))
        && Arrays.asList(name.substring(name.indexOf(':') + 1).split("\\.", -1)).contains(key);
  }
}
