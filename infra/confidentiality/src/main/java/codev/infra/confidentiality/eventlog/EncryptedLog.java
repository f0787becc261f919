package codev.infra.confidentiality.eventlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.TextEncryption.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Refuses a key vault that is empty or another log's, before anything is written with its keys: one
 * that opens none of the log's first texts, and does not have their keys as destroyed either. A
 * vault of an earlier moment than the log has the keys of its first texts, and is accepted.
 */
public final class EncryptedLog implements SmartInitializingSingleton {
  /** In which texts are looked for. */
  private static final int EVENTS = 10_000;

  private static final int EVENTS_AT_ONCE = 500;

  private final DataSource log;
  private final TextEncryption encryption;

  /**
   * @param log with the tables of {@link codev.infra.database.DatabaseSchema#SERVICE}
   */
  public EncryptedLog(DataSource log, TextEncryption encryption) {
    this.log = log;
    this.encryption = encryption;
  }

  /** Called once the log's tables are up to date, before anything works. */
  @Override
  public void afterSingletonsInstantiated() {
    requireItsVault();
  }

  /**
   * Nothing is looked at that this account may not read.
   *
   * @throws IllegalStateException if the vault is not that of the log
   */
  public void requireItsVault() {
    try (var connection = log.getConnection()) {
      if (!mayRead(connection)) return;
      connection.setAutoCommit(false); // else all events are read at once
      try {
        if (hasForeignTextsOnly(connection))
          throw new IllegalStateException(
              "The key vault is not that of this log: it opens none of the log's first texts, and"
                  + " has not had their keys. Connect the vault that belongs to the log"
                  + " (CODEV_KEYS_URL), or put it back from a backup.");
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The log's encrypted texts cannot be read", e);
    }
  }

  private static boolean mayRead(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select coalesce(has_table_privilege(to_regclass('events')::oid, 'select'), false)
                """)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** False also where there are no texts, or where all their keys are destroyed. */
  private boolean hasForeignTextsOnly(Connection connection) throws SQLException {
    var foreign = new HashSet<String>();
    try (var statement =
        connection.prepareStatement("select payload from events order by position limit ?")) {
      statement.setInt(1, EVENTS);
      statement.setFetchSize(EVENTS_AT_ONCE);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var payload = new String(row.getBytes(1), ISO_8859_1);
          for (var text : TextEncryption.textsWithin(payload).toList()) {
            if (foreign.contains(TextEncryption.authorOf(text))) continue;
            var origin = encryption.originOf(text);
            if (origin == Origin.THIS_VAULT) return false;
            if (origin == Origin.ELSEWHERE) foreign.add(TextEncryption.authorOf(text));
          }
        }
      }
    }
    return !foreign.isEmpty();
  }
}
