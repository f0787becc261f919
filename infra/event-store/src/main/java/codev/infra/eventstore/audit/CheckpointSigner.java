package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs checkpoints of the log, at the start, periodically and whenever an auditor asks, and keeps
 * each beside the log. Only what continues the last one is signed, so that a log that was exchanged
 * behind the service's back is noticed.
 */
public final class CheckpointSigner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSigner.class);

  private final String name;
  private final EventLog log;
  private final DataSource dataSource;
  private final SigningKey key;
  private final Clock clock;
  private final Thread keeper;
  private final CommitHashReader hashes;

  // Guarded by this.
  private MerkleTree tree = new MerkleTree();
  private LogPosition treeEnd = LogPosition.START;

  private volatile Optional<LogAlteredException> alteration = Optional.empty();

  /**
   * Signs for a log.
   *
   * @param name what checkpoints call the log: the service's name
   * @param dataSource where the log is
   * @param keyFile two PEM blocks, made if missing and the log was never signed
   * @param every how often a checkpoint is kept
   * @throws SigningKeyRefusedException if the last checkpoint was not signed by this key
   */
  public CheckpointSigner(
      String name, EventLog log, DataSource dataSource, Path keyFile, Duration every, Clock clock) {
    this.name = name;
    this.log = log;
    this.dataSource = dataSource;
    this.key = key(keyFile);
    this.clock = clock;
    this.hashes = new CommitHashReader(dataSource);
    keeper = Thread.ofVirtual().name("checkpoints").start(() -> keepEvery(every));
  }

  private SigningKey key(Path file) {
    // The file is there before anything is signed: in that order, it is looked at again.
    if (!Files.exists(file) && lastCheckpoint().isPresent() && !Files.exists(file))
      throw new SigningKeyRefusedException(
          "The key that signs the log is lost: there is no file %s, and the log has signed"
                  .formatted(file)
              + " checkpoints. Put the file back from a backup.");
    var present = SigningKey.inOrNew(file);
    lastCheckpoint()
        .filter(last -> !present.hasSigned(last))
        .ifPresent(last -> refuse(file, present, last));
    return present;
  }

  private static void refuse(Path file, SigningKey present, Checkpoint last) {
    if (last.keyId().equals(present.id()))
      throw new SigningKeyRefusedException(
          "The last signed checkpoint of the log, of position %d, was altered: the key %s did not sign"
                  .formatted(last.position(), last.keyId())
              + " it. Verify an export against checkpoints that are kept elsewhere.");
    throw new SigningKeyRefusedException(
        "The key in %s is not the one that signs this log: the checkpoint of position %d was signed by"
                .formatted(file, last.position())
            + " %s. Put that key back from a backup.".formatted(last.keyId()));
  }

  /**
   * Where the log stands now. One at a time, so that the note is of the same head. It is kept,
   * unless nothing has happened since the last one.
   *
   * @throws LogAlteredException if the log does not continue the last one
   */
  public synchronized Checkpoint sign() {
    try {
      requireContinued();
      var head = log.head();
      var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var signature = key.sign(Checkpoint.signed(name, head.position(), head.hash(), at));
      var checkpoint =
          new Checkpoint(name, head.position(), head.hash(), at, signature, key.id(), note(head));
      if (head.position() > 0) keep(checkpoint);
      return checkpoint;
    } catch (SQLException e) {
      throw new IllegalStateException("The log cannot be signed", e);
    }
  }

  /** What was found when a checkpoint was last to be signed. */
  Optional<LogAlteredException> alteration() {
    return alteration;
  }

  /**
   * The tree grows with each note; the first one in a process, and the first one after a restore,
   * reads the hashes of all commits.
   */
  private String note(LogPosition head) throws SQLException {
    if (!log.hashAt(treeEnd.position()).equals(Optional.of(treeEnd.hash()))) {
      tree = new MerkleTree();
      treeEnd = LogPosition.START;
    }
    hashes.forEach(
        treeEnd.position(),
        head.position(),
        commit -> {
          tree.add(HexFormat.of().parseHex(commit.hash()));
          treeEnd = new LogPosition(commit.position(), commit.hash());
        });
    return SignedNote.of(name, tree.size(), tree.root(), key);
  }

  /**
   * Proves that a commit is in the log as it was at a checkpoint; empty if none ends at the
   * position, or if no commit ends at the checkpoint.
   *
   * @param position of the commit
   * @param checkpoint position of the checkpoint, not before the commit
   */
  public Optional<InclusionProof> prove(long position, long checkpoint) {
    var proof = new InclusionProof.Builder(position);
    var last = new AtomicLong();
    try {
      hashes.forEach(
          0,
          checkpoint,
          commit -> {
            proof.add(commit);
            last.set(commit.position());
          });
    } catch (SQLException e) {
      throw new IllegalStateException("The hashes of the log cannot be read", e);
    }
    return last.get() == checkpoint ? proof.build(name) : Optional.empty();
  }

  /**
   * The checkpoints that were kept, oldest first.
   *
   * @param from position of the first
   */
  public List<Checkpoint> kept(long from, int atMost) {
    return kept("where position >= ? order by position limit ?", from, atMost);
  }

  private Optional<Checkpoint> lastCheckpoint() {
    return kept("where position >= ? order by position desc limit ?", 0, 1).stream().findFirst();
  }

  private List<Checkpoint> kept(String which, long from, int atMost) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select position, hash, at, signature, key_id, note from checkpoints " + which)) {
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

  /** The public keys, as a JWKS (RFC 7517). */
  public Map<String, List<Map<String, String>>> keys() {
    return Map.of("keys", List.of(key.jwk()));
  }

  private void requireContinued() throws SQLException {
    var last =
        lastCheckpoint()
            .map(checkpoint -> new LogPosition(checkpoint.position(), checkpoint.hash()))
            .orElse(LogPosition.START);
    alteration =
        log.hashAt(last.position()).equals(Optional.of(last.hash()))
            ? Optional.empty()
            : Optional.of(new LogAlteredException(last.position()));
    if (alteration.isPresent()) throw alteration.get();
  }

  private void keep(Checkpoint checkpoint) throws SQLException {
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

  private void keepEvery(Duration every) {
    try {
      while (true) {
        try {
          sign();
        } catch (RuntimeException e) {
          if (!Thread.currentThread().isInterrupted()) LOG.error("No checkpoint is kept", e);
        }
        Thread.sleep(every);
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
