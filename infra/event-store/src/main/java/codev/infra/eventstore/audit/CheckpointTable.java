package codev.infra.eventstore.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The checkpoints that are kept beside a log.
 *
 * @param name what checkpoints call the log
 */
record CheckpointTable(String name, DataSource dataSource) {
  /**
   * Oldest first.
   *
   * @param from position of the first
   */
  List<Checkpoint> from(long from, int atMost) {
    return read("where position >= ? order by position limit ?", from, atMost);
  }

  Optional<Checkpoint> last() {
    return read("where position >= ? order by position desc limit ?", 0, 1).stream().findFirst();
  }

  private List<Checkpoint> read(String condition, long from, int atMost) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select position, hash, at, signature, key_id, note from checkpoints "
                    + condition)) {
      statement.setLong(1, from);
      statement.setInt(2, atMost);
      var all = new ArrayList<Checkpoint>();
      try (var row = statement.executeQuery()) {
        while (row.next())
          all.add(
              new Checkpoint(
                  name,
                  row.getLong(1),
                  row.getString(2),
                  Instant.parse(row.getString(3)),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6)));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("The kept checkpoints cannot be read", e);
    }
  }

  /** Unless one is kept of its position. */
  void keep(Checkpoint checkpoint) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into checkpoints (position, hash, at, signature, key_id, note)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      statement.setLong(1, checkpoint.position());
      statement.setString(2, checkpoint.hash());
      statement.setString(3, checkpoint.at().toString());
      statement.setString(4, checkpoint.signature());
      statement.setString(5, checkpoint.keyId());
      statement.setString(6, checkpoint.note());
      statement.executeUpdate();
    }
  }
}
