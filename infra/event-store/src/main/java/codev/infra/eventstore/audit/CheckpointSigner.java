package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs checkpoints of the log: whenever an auditor asks, and periodically into a table, so that a
 * log that was exchanged behind the service's back is noticed.
 */
public final class CheckpointSigner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSigner.class);

  private final String name;
  private final EventLog log;
  private final DataSource dataSource;
  private final SigningKey key;
  private final Clock clock;
  private final Thread keeper;

  /**
   * Signs for a log.
   *
   * @param name what checkpoints call the log: the service's name
   * @param dataSource where the log is
   * @param keyFile two PEM blocks, made if missing
   * @param every how often a checkpoint is kept
   */
  public CheckpointSigner(
      String name, EventLog log, DataSource dataSource, Path keyFile, Duration every, Clock clock) {
    this.name = name;
    this.log = log;
    this.dataSource = dataSource;
    this.key = SigningKey.in(keyFile);
    this.clock = clock;
    keeper = Thread.ofVirtual().name("checkpoints").start(() -> keepEvery(every));
  }

  /** Where the log stands now. */
  public Checkpoint sign() {
    var head = log.head();
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Checkpoint(
        name,
        head.position(),
        head.hash(),
        at,
        key.sign(Checkpoint.signed(name, head.position(), head.hash(), at)),
        key.id());
  }

  /** The public keys, as a JWKS (RFC 7517). */
  public Map<String, List<Map<String, String>>> keys() {
    return Map.of("keys", List.of(key.jwk()));
  }

  /**
   * Keeps a checkpoint beside the log, unless nothing has happened since the last one.
   *
   * @throws IllegalStateException if the log is not the one of which the last one was kept
   */
  public void keep() throws SQLException {
    var last = lastKept();
    if (!log.hashAt(last.position()).equals(Optional.of(last.hash())))
      throw new IllegalStateException(
          "The log was changed before position %d, where it was signed".formatted(last.position()));
    var checkpoint = sign();
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into checkpoints (position, hash, at, signature, key_id)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing")) {
      statement.setLong(1, checkpoint.position());
      statement.setString(2, checkpoint.hash());
      statement.setString(3, checkpoint.at().toString());
      statement.setString(4, checkpoint.signature());
      statement.setString(5, checkpoint.keyId());
      statement.executeUpdate();
    }
  }

  private LogPosition lastKept() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select position, hash from checkpoints order by position desc limit 1");
        var row = statement.executeQuery()) {
      return row.next() ? new LogPosition(row.getLong(1), row.getString(2)) : LogPosition.START;
    }
  }

  private void keepEvery(Duration every) {
    try {
      while (true) {
        Thread.sleep(every);
        try {
          keep();
        } catch (SQLException | RuntimeException e) {
          LOG.error("No checkpoint is kept", e);
        }
      }
    } catch (InterruptedException _) {
      // The service ends.
    }
  }

  @Override
  public void close() {
    keeper.interrupt();
  }
}
