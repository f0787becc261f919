package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.AuditJson.KeptCheckpoints;
import codev.infra.eventstore.audit.Verdict.Status;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Verifies exports of logs offline and in constant memory: that a log begins at 1, has no gap and
 * reaches its checkpoint, and that the checkpoint is signed by a key which the auditor has from
 * elsewhere. A key that comes with the export proves nothing: who rewrites the log could have made
 * it.
 */
public final class ExportedChainVerifier {
  private static final List<Status> FROM_BEST_TO_WORST =
      List.of(Status.INTACT, Status.UNPROVEN, Status.UNUSABLE, Status.ALTERED);

  private final TrustedKeys keys;
  private final Map<String, List<AuditExportFile>> exports = new TreeMap<>();
  private final Map<String, List<Checkpoint>> checkpoints = new TreeMap<>();
  private final Map<String, List<SignedNote>> notes = new TreeMap<>();

  /**
   * @param keys the signers that the auditor trusts: each an id of a key, a public key as in a
   *     JWKS, a file with a JWKS, or the key of a note's signer, which may be a witness
   */
  public ExportedChainVerifier(List<String> keys) {
    this.keys = new TrustedKeys(keys);
  }

  /**
   * Reads the files, prints the verdict of each log and of each code, and gives the command's exit
   * status.
   *
   * @param files or codes of documents in their place
   * @param earlier files with checkpoints or notes that were kept: the logs must still contain them
   */
  public static int run(List<Path> files, List<String> keys, List<Path> earlier, PrintStream out) {
    var status = Status.INTACT;
    try {
      var verifier = new ExportedChainVerifier(keys);
      earlier.forEach(verifier::addEarlier);
      var verdicts = new ArrayList<Verdict>();
      for (var file : files) {
        var codes = ProofCodeVerifier.codesIn(file);
        if (codes.isEmpty())
          AuditExportFile.proofsIn(file)
              .ifPresentOrElse(
                  proofs -> verdicts.add(proofs.verdict(verifier.keys)), () -> verifier.add(file));
        for (var code : codes) verdicts.add(new ProofCodeVerifier(verifier.keys).verdict(code));
      }
      if (verdicts.isEmpty() || !verifier.exports.isEmpty()) verdicts.addAll(verifier.verdicts());
      for (var verdict : verdicts) {
        out.println(verdict.text());
        if (isWorse(verdict.status(), status)) status = verdict.status();
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

  private static boolean isWorse(Status one, Status other) {
    return FROM_BEST_TO_WORST.indexOf(one) > FROM_BEST_TO_WORST.indexOf(other);
  }

  /** Takes up one export. */
  public void add(Path file) {
    var export = AuditExportFile.read(file);
    exports.computeIfAbsent(export.log(), _ -> new ArrayList<>()).add(export);
    keys.add(export.keys());
    export.checkpoints().forEach(this::addCheckpoint);
  }

  private void addEarlier(Path file) {
    var note = AuditExportFile.noteIn(file);
    if (note.isPresent())
      notes.computeIfAbsent(note.get().head().origin(), _ -> new ArrayList<>()).add(note.get());
    else addCheckpoint(AuditExportFile.checkpointIn(file));
  }

  private void addCheckpoint(Checkpoint checkpoint) {
    checkpoints.computeIfAbsent(checkpoint.log(), _ -> new ArrayList<>()).add(checkpoint);
  }

  /** What the exports taken up so far are worth, log by log. */
  public List<Verdict> verdicts() {
    assignUnnamedExports();
    var signed = new TreeSet<>(checkpoints.keySet());
    signed.addAll(notes.keySet());
    for (var log : signed)
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
    var streams = files.stream().map(AuditExportFile::keptCheckpoints).toList();
    try {
      var all = new ArrayList<Iterator<Checkpoint>>(streams);
      all.add(
          checkpoints.getOrDefault(log, List.of()).stream()
              .sorted(Comparator.comparingLong(Checkpoint::position))
              .iterator());
      var chain =
          new ExportedChain(
              log,
              keys,
              new ExportedChain.CheckpointQueue(all),
              notes.getOrDefault(log, List.of()));
      files.stream()
          .filter(one -> one.first() > 0)
          .sorted(Comparator.comparingLong(AuditExportFile::first))
          .forEach(one -> one.forEachCommit(chain::take));
      chain.end();
      return intact(chain);
    } catch (AlterationException e) {
      return new Verdict(
          Status.ALTERED,
          e.position(),
          "%sAltered at position %d: %s".formatted(prefix(log), e.position(), e.getMessage()));
    } finally {
      streams.forEach(KeptCheckpoints::close);
    }
  }

  private static String prefix(String log) {
    return log.isEmpty() ? "" : log + ": ";
  }

  private static Verdict intact(ExportedChain chain) {
    var lines = new ArrayList<String>();
    lines.add("Intact: positions 1 to %d, %d entries".formatted(chain.position(), chain.commits()));
    if (chain.checkpoints() > 1)
      lines.add("Checkpoints that fit: %d".formatted(chain.checkpoints()));
    lines.addAll(chain.remarks());
    if (chain.checkpoints() == 0) lines.add("No checkpoint: not signed");
    else if (chain.confirmedPosition() < chain.position())
      lines.add("Not signed: positions after %d".formatted(chain.confirmedPosition()));
    return new Verdict(
        chain.isProven() ? Status.INTACT : Status.UNPROVEN,
        0,
        String.join(System.lineSeparator(), lines));
  }
}
