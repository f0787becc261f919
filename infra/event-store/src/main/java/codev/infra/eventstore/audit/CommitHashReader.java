package codev.infra.eventstore.audit;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the hashes of a log's commits, in order, without what they hold. */
record CommitHashReader(DataSource dataSource) {
  private static final int PAGE = 5_000;

  /**
   * The leaf of one commit.
   *
   * @param position of its last event
   * @param hash lower-case hex
   */
  record Leaf(long position, String hash) {}

  /**
   * @param after position of the last commit that is left out
   * @param upTo position of the last one that is read
   */
  void forEach(long after, long upTo, Consumer<Leaf> consumer) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                """
                select position, hash from events
                where position > ? and position <= ? and position = commit_id
                order by position
                """)) {
      connection.setAutoCommit(false); // else the driver reads all rows at once
      try {
        statement.setFetchSize(PAGE);
        statement.setLong(1, after);
        statement.setLong(2, upTo);
        try (var row = statement.executeQuery()) {
          while (row.next())
            consumer.accept(new Leaf(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))));
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
