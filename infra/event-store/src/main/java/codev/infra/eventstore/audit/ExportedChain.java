package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.AuditExportFile.Entry;
import codev.infra.eventstore.audit.merkle.MerkleTree;
import codev.infra.eventstore.log.ChainedCommit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chain of one log as far as it was read: each commit follows the one before, and each
 * checkpoint was signed for what stands at its position.
 */
final class ExportedChain {
  private final String log;
  private final TrustedKeys keys;
  private final CheckpointQueue checkpoints;
  private final NavigableMap<Long, List<SignedNote>> notes = new TreeMap<>();
  private final MerkleTree tree = new MerkleTree();
  private final List<String> noted = new ArrayList<>();
  private long position;
  private String hash = "";
  private long confirmed;
  private long checkpointCount;
  private boolean isProven;

  /**
   * The checkpoints of several exports, by position: each export has its own in order, and one of
   * each is in memory.
   */
  static final class CheckpointQueue {
    private final PriorityQueue<Source> sources =
        new PriorityQueue<>(Comparator.comparingLong(source -> source.next.position()));

    /** Its next checkpoint, and the rest. */
    private static final class Source {
      private final Iterator<Checkpoint> rest;
      private Checkpoint next;

      Source(Iterator<Checkpoint> all) {
        this.rest = all;
        this.next = all.next();
      }

      boolean advance() {
        if (!rest.hasNext()) return false;
        var before = next.position();
        next = rest.next();
        if (next.position() < before)
          throw new AlterationException(
              next.position(), "its checkpoint stands after the one of position " + before);
        return true;
      }
    }

    CheckpointQueue(List<Iterator<Checkpoint>> all) {
      all.stream().filter(Iterator::hasNext).map(Source::new).forEach(sources::add);
    }

    /** Null after the last. */
    @Nullable Checkpoint peek() {
      var first = sources.peek();
      return first == null ? null : first.next;
    }

    /** Goes on after the one that {@link #peek} gives. */
    void remove() {
      var first = sources.remove();
      if (first.advance()) sources.add(first);
    }
  }

  /**
   * @param log its name; empty where no file names it
   * @param notes that were kept elsewhere
   */
  ExportedChain(String log, TrustedKeys keys, CheckpointQueue checkpoints, List<SignedNote> notes) {
    this.log = log;
    this.keys = keys;
    this.checkpoints = checkpoints;
    for (var note : notes)
      this.notes.computeIfAbsent(note.head().size(), _ -> new ArrayList<>()).add(note);
  }

  long position() {
    return position;
  }

  long commits() {
    return tree.size();
  }

  /** Position of the last checkpoint. */
  long confirmedPosition() {
    return confirmed;
  }

  /** How many checkpoints were verified. */
  long checkpoints() {
    return checkpointCount;
  }

  /** Whether a trusted key has signed the last position. */
  boolean isProven() {
    return isProven;
  }

  /** Sentences about the last checkpoint and the notes. */
  List<String> remarks() {
    return noted;
  }

  void take(Entry entry) {
    switch (entry) {
      case Entry.Parsed(ChainedCommit commit) -> take(commit);
      case Entry.Malformed(_, String why) ->
          throw new AlterationException(position + 1, "it cannot be read: " + why);
    }
  }

  private void take(ChainedCommit commit) {
    if (commit.eventTypes().isEmpty())
      throw new AlterationException(position + 1, "it has no event");
    if (commit.first() != position + 1)
      throw new AlterationException(
          position + 1,
          commit.first() > position
              ? "it is missing"
              : "position %d comes again".formatted(commit.first()));
    if (!holds(commit))
      throw new AlterationException(commit.position(), "its hash does not match its content");
    if (!commit.previousHash().equals(hash))
      throw new AlterationException(position, "the next entry refers to a different hash");
    position = commit.position();
    hash = commit.hash();
    tree.add(HexFormat.of().parseHex(hash));
    isProven = false;
    for (var next = checkpoints.peek();
        next != null && next.position() <= position;
        next = checkpoints.peek()) {
      compare(next);
      checkpoints.remove();
    }
    notes.getOrDefault(tree.size(), List.of()).forEach(this::compare);
  }

  private void compare(Checkpoint checkpoint) {
    var isOfStart = checkpoint.position() == 0;
    if (!checkpoint.log().equals(log) && !log.isEmpty())
      throw new AlterationException(
          checkpoint.position(), "the checkpoint is of the log " + checkpoint.log());
    if (checkpoint.position() < position && !isOfStart)
      throw new AlterationException(
          checkpoint.position(), "a checkpoint was signed here, and no commit ends");
    if (!checkpoint.hash().equals(isOfStart ? "" : hash))
      throw differs(" at or before this position; the checkpoint was signed for a different hash");
    var signer = keys.requireSigned(checkpoint);
    if (!isOfStart && checkpoint.note() != null) compareRoot(SignedNote.parse(checkpoint.note()));
    checkpointCount++;
    confirmed = checkpoint.position();
    isProven |= !isOfStart && keys.isProof(checkpoint);
    var line =
        "Checkpoint of %s at position %d, %s: %s"
            .formatted(checkpoint.log(), checkpoint.position(), checkpoint.at(), signer);
    if (!noted.isEmpty() && noted.getLast().startsWith("Checkpoint")) noted.removeLast();
    noted.add(line);
  }

  private void compare(SignedNote note) {
    compareRoot(note);
    if (!keys.isSigned(note, note.head().origin()))
      throw new AlterationException(position, "the note of this position is not signed by the log");
    var cosigned = keys.cosignatures(note, position);
    confirmed = position;
    isProven |= !keys.isEmpty();
    noted.addFirst(
        "Note of %s, %d entries: contained%s"
            .formatted(note.head().origin(), note.head().size(), cosigned));
  }

  private void compareRoot(SignedNote note) {
    var head = note.head();
    if (!head.rootHash().equals(TreeHead.of(log, tree).rootHash()) || head.size() != tree.size())
      throw differs(" at or before this position; the note was signed for a different tree");
    if (!log.isEmpty() && !head.origin().equals(log))
      throw new AlterationException(position, "the note is of the log " + head.origin());
  }

  private AlterationException differs(String detail) {
    return new AlterationException(
        position,
        confirmed == 0 || confirmed == position
            ? detail.strip()
            : "after position %d, and%s".formatted(confirmed, detail));
  }

  /** After the last commit. */
  void end() {
    var next = checkpoints.peek();
    if (next != null)
      throw new AlterationException(
          position + 1,
          "it is missing; the checkpoint at %d is not reached".formatted(next.position()));
    var note = notes.higherEntry(tree.size());
    if (note != null)
      throw new AlterationException(
          position + 1, "it is missing; a note is of %d entries".formatted(note.getKey()));
    if (!keys.isEmpty() && confirmed < position)
      throw new AlterationException(
          confirmed + 1, "it is not signed: no checkpoint is of this position or a later one");
  }

  private static boolean holds(ChainedCommit commit) {
    try {
      return commit.holds();
    } catch (IllegalArgumentException | ArithmeticException _) { // no hash, or no possible time
      return false;
    }
  }
}
