package codev.infra.eventstore.audit;

import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.merkle.MerkleTree;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.signature.SigningKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs checkpoints of the log, at the start, periodically and whenever an auditor asks, and keeps
 * each beside the log. Only what continues the last one is signed, as the database has it and as a
 * file apart from the database does, so that a log that was exchanged behind the service's back is
 * noticed, with its checkpoints or without.
 */
public final class CheckpointSigner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSigner.class);
  private static final Duration RETRY = Duration.ofMinutes(2);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final String name;
  private final EventLog log;
  private final CheckpointTable table;
  private final LastSignedFile lastSigned;
  private final SigningKey key;
  private final Clock clock;
  private final Thread keeper;
  private final CommitHashReader hashes;
  private final LogAlteration alteration;

  // Guarded by this.
  private MerkleTree tree = new MerkleTree();
  private LogPosition treeEnd = LogPosition.START;

  /**
   * Signs for a log.
   *
   * @param name what checkpoints call the log: the service's name
   * @param dataSource where the log is
   * @param keyFile two PEM blocks, made if missing and the log was never signed; what was signed
   *     last is kept beside it
   * @param every how often a checkpoint is kept
   * @throws SigningKeyRefusedException if the last checkpoint was not signed by this key
   */
  public CheckpointSigner(
      String name, EventLog log, DataSource dataSource, Path keyFile, Duration every, Clock clock) {
    this.name = name;
    this.log = log;
    this.table = new CheckpointTable(name, dataSource);
    this.lastSigned = LastSignedFile.beside(keyFile);
    this.key = key(keyFile);
    this.clock = clock;
    this.hashes = new CommitHashReader(dataSource);
    this.alteration = new LogAlteration(name);
    keeper = Thread.ofVirtual().name("checkpoints").start(() -> keepEvery(every));
  }

  private SigningKey key(Path file) {
    // The file is there before anything is signed: in that order, it is looked at again.
    if (!Files.exists(file) && !signedLast().isEmpty() && !Files.exists(file))
      throw new SigningKeyRefusedException(
          "The key that signs the log is lost: there is no file %s (CODEV_AUDIT_KEY_FILE), and the"
                  .formatted(file)
              + " log has signed checkpoints. Put the file back from a backup.");
    var present = read(file);
    table
        .last()
        .filter(last -> !last.isSignedBy(present))
        .ifPresent(last -> refuse(file, present, last));
    return present;
  }

  private static SigningKey read(Path file) {
    try {
      return SigningKey.readOrCreate(file);
    } catch (IllegalStateException e) {
      throw new SigningKeyRefusedException(
          "The key that signs the log (CODEV_AUDIT_KEY_FILE) cannot be used: %s. Put the file back"
                  .formatted(e.getMessage())
              + " from a backup.");
    }
  }

  private static void refuse(Path file, SigningKey present, Checkpoint last) {
    if (present.isKnown(last.keyId()))
      throw new SigningKeyRefusedException(
          "The last signed checkpoint of the log, of position %d, was altered: the key %s did not sign"
                  .formatted(last.position(), last.keyId())
              + " it. Verify an export against checkpoints that are kept elsewhere.");
    throw new SigningKeyRefusedException(
        "The key in %s is not the one that signs this log: the checkpoint of position %d was signed by"
                .formatted(file, last.position())
            + " %s. Put that key back from a backup (CODEV_AUDIT_KEY_FILE)."
                .formatted(last.keyId()));
  }

  /**
   * Where the log stands now. One at a time, so that the note is of the same head. It is kept,
   * unless nothing has happened since the last one.
   *
   * @throws LogAlteredException if the log does not continue the last one
   */
  public synchronized Checkpoint sign() {
    try {
      var lastCheckpoint = signedLast();
      requireContinued(lastCheckpoint);
      var head = log.head();
      var note = note(head, lastCheckpoint);
      var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var signature = key.sign(Checkpoint.signed(name, head.position(), head.hash(), at));
      var checkpoint =
          new Checkpoint(name, head.position(), head.hash(), at, signature, key.id(), note);
      if (head.position() > 0) {
        table.keep(checkpoint);
        lastSigned.keep(checkpoint);
      }
      alteration.none();
      return checkpoint;
    } catch (LogAlteredException e) {
      alteration.reportAltered(e);
      throw e;
    } catch (SQLException e) {
      throw new IllegalStateException("The log cannot be signed", e);
    }
  }

  /** What the log was when it was last signed. */
  public synchronized TreeHead head() {
    return TreeHead.of(name, tree);
  }

  public void bindTo(MeterRegistry meters, Alarms alarms) {
    alteration.bindTo(meters, alarms);
  }

  /** What was found when a checkpoint was last to be signed. */
  Optional<LogAlteredException> alteration() {
    return alteration.last();
  }

  /**
   * The tree grows with each note; the first one in a process, and the first one after a restore,
   * reads the hashes of all commits. It has to have the root that was signed last.
   */
  private String note(LogPosition head, List<Checkpoint> last) throws SQLException {
    if (!log.hashAt(treeEnd.position()).equals(Optional.of(treeEnd.hash()))) {
      tree = new MerkleTree();
      treeEnd = LogPosition.START;
    }
    requireRoot(last);
    hashes.forEach(
        treeEnd.position(),
        head.position(),
        commit -> {
          tree.add(HexFormat.of().parseHex(commit.hash()));
          treeEnd = new LogPosition(commit.position(), commit.hash());
          requireRoot(last);
        });
    return SignedNote.of(name, tree.size(), tree.root(), key);
  }

  /** Whether a note is of this tree; none is from before there were notes. */
  private boolean hasRoot(@Nullable String note) {
    try {
      return note == null || SignedNote.parse(note).head().equals(TreeHead.of(name, tree));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void requireRoot(List<Checkpoint> last) {
    for (var signed : last)
      if (signed.position() == treeEnd.position() && !hasRoot(signed.note())) {
        tree = new MerkleTree();
        treeEnd = LogPosition.START;
        throw new LogAlteredException(signed.position());
      }
  }

  /**
   * Proves that a commit is in the log as it was at a checkpoint; empty if none ends at the
   * position, or if no commit ends at the checkpoint.
   *
   * @param position of the commit
   * @param checkpoint position of the checkpoint, not before the commit
   */
  public Optional<InclusionProof> prove(long position, long checkpoint) {
    return Optional.ofNullable(prove(List.of(position), checkpoint).get(position));
  }

  /** All in one reading of the log; without those that cannot be proven. */
  private Map<Long, InclusionProof> prove(Collection<Long> positions, long checkpoint) {
    var builder = new InclusionProof.Builder(positions);
    var lastPosition = new AtomicLong();
    try {
      hashes.forEach(
          0,
          positions.isEmpty() ? 0 : checkpoint,
          commit -> {
            builder.add(commit);
            lastPosition.set(commit.position());
          });
    } catch (SQLException e) {
      throw new IllegalStateException("The hashes of the log cannot be read", e);
    }
    var proofs = new HashMap<Long, InclusionProof>();
    if (lastPosition.get() == checkpoint)
      for (var position : positions)
        builder.build(name, position).ifPresent(proof -> proofs.put(position, proof));
    return proofs;
  }

  /**
   * What these commits hold, with the proof that the log has them as it is signed now.
   *
   * @param positions of events, each alone in its commit or with what the same person may read
   */
  public CommitProofs proveContents(Collection<Long> positions) {
    return proveCommits(positions).of(null, positions, _ -> true);
  }

  /**
   * Signs the log as it is now and proves that it has these commits, for any number of documents.
   *
   * @param positions of events
   */
  public CommitProofs.Prover proveCommits(Collection<Long> positions) {
    var signed = sign();
    var commits = new HashMap<Long, Long>();
    for (var row : log.at(positions)) commits.put(row.position(), row.commit());
    var proofs = prove(Set.copyOf(commits.values()), signed.position());
    return new CommitProofs.Prover(log, signed, keys(), commits, proofs);
  }

  /**
   * Proves that the log has only grown between two sizes; empty if it has fewer commits.
   *
   * @param firstSize number of commits of the earlier tree
   * @param secondSize of the later one
   */
  public Optional<ConsistencyProof> proveGrowth(long firstSize, long secondSize) {
    var proof = new ConsistencyProof.Builder(firstSize, secondSize);
    try {
      hashes.forEach(
          0, log.head().position(), commit -> proof.add(HexFormat.of().parseHex(commit.hash())));
    } catch (SQLException e) {
      throw new IllegalStateException("The hashes of the log cannot be read", e);
    }
    return proof.build(name);
  }

  /**
   * The checkpoints that were kept, oldest first.
   *
   * @param from position of the first
   */
  public List<Checkpoint> keptCheckpoints(long from, int atMost) {
    return table.from(from, atMost);
  }

  /** The public keys, as a JWKS (RFC 7517): the present one first, then those before it. */
  public Map<String, List<Map<String, String>>> keys() {
    return Map.of("keys", key.jwks());
  }

  /** Signs the messages of this log as well. */
  public SigningKey key() {
    return key;
  }

  /** What was signed last, as the database and as the file has it. */
  private List<Checkpoint> signedLast() {
    return Stream.concat(table.last().stream(), lastSigned.last().stream()).toList();
  }

  private void requireContinued(List<Checkpoint> signed) {
    for (var checkpoint : signed)
      if (!checkpoint.isSignedBy(key)
          || !log.hashAt(checkpoint.position()).equals(Optional.of(checkpoint.hash())))
        throw new LogAlteredException(checkpoint.position());
  }

  private void keepEvery(Duration every) {
    try {
      for (int failures = 0; ; ) {
        try {
          sign();
          failures = 0;
        } catch (RuntimeException | Error e) {
          failures++;
          if (!Thread.currentThread().isInterrupted()) {
            LOG.error("No checkpoint is kept", e);
            if (failures > 1) alteration.raiseNotKept(e);
          }
        }
        Thread.sleep(failures > 0 && RETRY.compareTo(every) < 0 ? RETRY : every);
      }
    } catch (InterruptedException _) {
      // The service ends.
    }
  }

  /** Waits for a checkpoint that is just being kept: nothing is written afterwards. */
  @Override
  public void close() {
    keeper.interrupt();
    try {
      keeper.join(STOPPING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
