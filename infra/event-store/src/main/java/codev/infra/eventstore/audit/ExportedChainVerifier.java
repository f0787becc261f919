package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.AuditExportFile.Entry;
import codev.infra.eventstore.log.ChainedCommit;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Verifies exports of logs offline and in constant memory: that a log begins at 1, has no gap and
 * reaches its checkpoint, and that the checkpoint is signed by a key which the auditor has from
 * elsewhere. A key that comes with the export proves nothing: who rewrites the log could have made
 * it.
 */
public final class ExportedChainVerifier {
  /** What the command exits with. */
  public enum Status {
    INTACT(0),
    /** Altered or incomplete. */
    ALTERED(1),
    /** A file is not an export. */
    UNUSABLE(2),
    /** All fits together, but nothing shows who has signed it. */
    UNPROVEN(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  /**
   * What came out for one log.
   *
   * @param alteredAt the first position that is not what it was, 0 if all fits together
   * @param text the same for a person
   */
  public record Verdict(Status status, long alteredAt, String text) {}

  private final Set<String> pinned = new HashSet<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, List<AuditExportFile>> exports = new TreeMap<>();
  private final Map<String, List<Checkpoint>> checkpoints = new TreeMap<>();

  /**
   * @param keys the signers that the auditor trusts: each an id of a key, a public key as in a
   *     JWKS, or a file with a JWKS
   */
  public ExportedChainVerifier(List<String> keys) {
    for (var key : keys) {
      if (Files.isRegularFile(Path.of(key))) {
        this.keys.putAll(AuditExportFile.keysIn(Path.of(key)));
        pinned.addAll(this.keys.keySet());
      } else {
        pinned.add(key);
        pinned.add(SigningKey.idOf(key));
        this.keys.put(SigningKey.idOf(key), key);
      }
    }
  }

  /**
   * Reads the files, prints the verdict of each log, and gives the command's exit status.
   *
   * @param earlier files with checkpoints that were kept: the logs must still contain them
   */
  public static int run(List<Path> files, List<String> keys, List<Path> earlier, PrintStream out) {
    var status = Status.INTACT;
    try {
      var verifier = new ExportedChainVerifier(keys);
      for (var file : earlier) verifier.addCheckpoint(AuditExportFile.checkpointIn(file));
      files.forEach(verifier::add);
      for (var verdict : verifier.verdicts()) {
        out.println(verdict.text());
        if (worse(verdict.status(), status)) status = verdict.status();
      }
    } catch (UnexpectedEndOfInputException e) {
      out.println("Not an export: a file ends too early");
      return Status.UNUSABLE.code();
    } catch (JacksonException e) {
      out.println("Not an export: " + e.getOriginalMessage());
      return Status.UNUSABLE.code();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      out.println("Not an export: " + e.getMessage());
      return Status.UNUSABLE.code();
    }
    if (status == Status.UNPROVEN)
      out.println(
          "SIGNER UNPROVEN: name the signer's key, which you have from elsewhere, with --key."
              + " Those who made these files could have made their keys too.");
    return status.code();
  }

  private static boolean worse(Status one, Status other) {
    return one == Status.ALTERED || (one == Status.UNPROVEN && other == Status.INTACT);
  }

  /** Takes up one export. */
  public void add(Path file) {
    var export = AuditExportFile.read(file);
    exports.computeIfAbsent(export.log(), _ -> new ArrayList<>()).add(export);
    keys.putAll(export.keys());
    export.checkpoints().forEach(this::addCheckpoint);
  }

  private void addCheckpoint(Checkpoint checkpoint) {
    checkpoints.computeIfAbsent(checkpoint.log(), _ -> new ArrayList<>()).add(checkpoint);
  }

  /** What the exports taken up so far are worth, log by log. */
  public List<Verdict> verdicts() {
    assignUnnamedExports();
    for (var log : checkpoints.keySet())
      if (exports.getOrDefault(log, List.of()).stream().noneMatch(one -> one.first() > 0))
        throw new IllegalArgumentException("no commits of " + log + ", but a checkpoint");
    var verdicts =
        exports.entrySet().stream()
            .filter(log -> log.getValue().stream().anyMatch(one -> one.first() > 0))
            .map(log -> verdict(log.getKey(), log.getValue()))
            .toList();
    if (verdicts.isEmpty()) throw new IllegalArgumentException("no commits");
    return verdicts;
  }

  /** Commits without a log are the only log's there is. */
  private void assignUnnamedExports() {
    var unnamed = exports.remove("");
    if (unnamed == null) return;
    var hasCommits = unnamed.stream().anyMatch(one -> one.first() > 0);
    if (hasCommits && exports.size() > 1)
      throw new IllegalArgumentException(
          "some entries do not name their log, and entries of "
              + exports.keySet()
              + " are also given");
    if (exports.isEmpty()) exports.put("", unnamed);
    else if (exports.size() == 1) exports.values().iterator().next().addAll(unnamed);
  }

  private Verdict verdict(String log, List<AuditExportFile> files) {
    var signed = new TreeMap<Long, List<Checkpoint>>();
    for (var checkpoint : checkpoints.getOrDefault(log, List.of()))
      signed.computeIfAbsent(checkpoint.position(), _ -> new ArrayList<>()).add(checkpoint);
    try {
      var chain = new Chain(signed);
      files.stream()
          .filter(one -> one.first() > 0)
          .sorted(Comparator.comparingLong(AuditExportFile::first))
          .forEach(one -> one.forEachCommit(chain::take));
      chain.end();
      return signed(chain, signed);
    } catch (AlterationException e) {
      return new Verdict(
          Status.ALTERED,
          e.position,
          "%sAltered at position %d: %s".formatted(prefix(log), e.position, e.getMessage()));
    }
  }

  private static String prefix(String log) {
    return log.isEmpty() ? "" : log + ": ";
  }

  private Verdict signed(Chain chain, NavigableMap<Long, List<Checkpoint>> signed)
      throws AlterationException {
    var text =
        new StringBuilder(
            "Intact: positions 1 to %d, %d entries".formatted(chain.position, chain.commits));
    boolean isProven = false;
    for (var checkpoint : signed.values().stream().flatMap(List::stream).distinct().toList()) {
      var how = signature(checkpoint);
      if (checkpoint.position() == chain.position && pinned.contains(checkpoint.keyId()))
        isProven = keys.containsKey(checkpoint.keyId());
      text.append(System.lineSeparator())
          .append(
              "Checkpoint of %s at position %d, %s: %s"
                  .formatted(checkpoint.log(), checkpoint.position(), checkpoint.at(), how));
    }
    if (signed.isEmpty()) text.append(System.lineSeparator()).append("No checkpoint: not signed");
    else if (signed.lastKey() < chain.position)
      text.append(System.lineSeparator())
          .append("Not signed: positions after %d".formatted(signed.lastKey()));
    return new Verdict(isProven ? Status.INTACT : Status.UNPROVEN, 0, text.toString());
  }

  private String signature(Checkpoint checkpoint) throws AlterationException {
    if (!pinned.isEmpty() && !pinned.contains(checkpoint.keyId()))
      throw new AlterationException(
          checkpoint.position(),
          "the checkpoint is signed by %s, which is none of the given keys"
              .formatted(checkpoint.keyId()));
    var key = keys.get(checkpoint.keyId());
    if (key == null) return "not verified: its key is not in these files";
    if (!SigningKey.signed(key, checkpoint.signed(), checkpoint.signature()))
      throw new AlterationException(
          checkpoint.position(), "the checkpoint's signature does not match its key");
    if (pinned.isEmpty()) return "signed by " + checkpoint.keyId() + ", which nothing vouches for";
    return "signed by the given key " + checkpoint.keyId();
  }

  /** The chain so far. */
  private static final class Chain {
    private final Map<Long, List<Checkpoint>> signed;
    private final long lastSigned;
    private long position;
    private String hash = "";
    private long commits;

    Chain(NavigableMap<Long, List<Checkpoint>> signed) {
      this.signed = signed;
      this.lastSigned = signed.isEmpty() ? 0 : signed.lastKey();
    }

    void take(Entry entry) {
      switch (entry) {
        case Entry.Parsed(ChainedCommit commit) -> take(commit);
        case Entry.Malformed(long at, String why) ->
            throw new AlterationException(at > 0 ? at : position + 1, "it cannot be read: " + why);
      }
    }

    private void take(ChainedCommit commit) {
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
      for (var checkpoint : signed.getOrDefault(commit.position(), List.of()))
        if (!checkpoint.hash().equals(commit.hash()))
          throw new AlterationException(
              commit.position(),
              "at or before this position; the checkpoint was signed for a different hash");
      for (long inside = commit.first(); inside < commit.position(); inside++)
        if (signed.containsKey(inside))
          throw new AlterationException(inside, "a checkpoint was signed here, and no commit ends");
      position = commit.position();
      hash = commit.hash();
      commits++;
    }

    void end() {
      if (position < lastSigned)
        throw new AlterationException(
            position + 1,
            "it is missing; the checkpoint at %d is not reached".formatted(lastSigned));
    }

    private static boolean holds(ChainedCommit commit) {
      try {
        return commit.holds();
      } catch (IllegalArgumentException _) {
        return false;
      }
    }
  }

  /** The first position at which an export is not what the log was. */
  private static final class AlterationException extends RuntimeException {
    private final long position;

    AlterationException(long position, String message) {
      super(message);
      this.position = position;
    }
  }
}
