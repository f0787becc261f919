package codev.group.evidence.proof;

import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.CommitProofs;
import codev.infra.eventstore.audit.InclusionProof;
import codev.infra.eventstore.audit.TreeHead;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one document rests on, and the proof of it.
 *
 * @param entries in the order of the log, group by group
 */
public record DocumentProof(List<LogEntry> entries, CommitProofs.Prover prover) {

  public Checkpoint checkpoint() {
    return prover.checkpoint();
  }

  /** Size and root hash of the log at the checkpoint. */
  public TreeHead head() {
    return prover.head();
  }

  /** Position and hash of an entry, as verifiers show them. */
  public InclusionProof of(LogEntry entry) {
    return prover.of(entry.position());
  }

  /**
   * The proof of a signature of attendance, as the text of a QR code; empty for other entries, and
   * where the log is too large for a code.
   */
  public Optional<String> code(LogEntry entry) {
    return entry.kind() == LogEntry.Kind.SIGNATURE
        ? prover.code(entry.position())
        : Optional.empty();
  }

  /**
   * The file that {@code ./codev verify-audit} takes.
   *
   * @param document its file name
   */
  public CommitProofs file(String document) {
    var readable =
        entries.stream()
            .filter(LogEntry::isReadable)
            .map(LogEntry::position)
            .collect(Collectors.toSet());
    return prover.of(
        document, entries.stream().map(LogEntry::position).toList(), readable::contains);
  }
}
