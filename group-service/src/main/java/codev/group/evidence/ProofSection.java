package codev.group.evidence;

import codev.group.directory.DisplayNames;
import codev.group.domain.value.SessionId;
import codev.group.evidence.proof.DocumentProof;
import codev.group.evidence.proof.LogEntry;
import codev.infra.documents.QrCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Part of a document: the entries of the log on which it rests.
 *
 * @param checkpoint what the log was when the document was made
 * @param lines empty where the log is not signed
 * @param codes of the signatures
 */
record ProofSection(String checkpoint, List<Line> lines, List<Code> codes) {
  static final ProofSection NONE = new ProofSection("", List.of(), List.of());

  /**
   * An entry.
   *
   * @param position its number, as verifiers print it
   */
  record Line(String what, String position, String hash) {}

  /**
   * The proof of one entry, to be scanned.
   *
   * @param alternative what stands for it where it is not seen
   */
  record Code(String what, String alternative, QrCode drawing) {}

  /**
   * @param begins when each of the document's sessions began
   */
  static ProofSection of(
      @Nullable DocumentProof proof,
      Map<SessionId, Instant> begins,
      DisplayNames names,
      DocumentValueFormatter formatter) {
    if (proof == null) return NONE;
    var checkpoint = proof.checkpoint();
    var head = proof.head();
    return new ProofSection(
        formatter.message(
            "proof.checkpoint",
            formatter.date(checkpoint.at()),
            formatter.hour(checkpoint.at()),
            String.valueOf(head.size()),
            head.rootHash()),
        proof.entries().stream()
            .map(entry -> line(entry, proof, begins, names, formatter))
            .toList(),
        proof.entries().stream()
            .flatMap(
                entry ->
                    code(entry, proof, line(entry, proof, begins, names, formatter), formatter)
                        .stream())
            .toList());
  }

  private static Line line(
      LogEntry entry,
      DocumentProof proof,
      Map<SessionId, Instant> begins,
      DisplayNames names,
      DocumentValueFormatter formatter) {
    var person = entry.person();
    var begun = begins.get(entry.session());
    var proven = proof.of(entry);
    return new Line(
        formatter.message(
            "proof." + entry.kind(),
            begun == null ? "" : formatter.date(begun),
            person == null ? "" : names.of(person)),
        String.valueOf(proven.position()),
        proven.hash());
  }

  private static Optional<Code> code(
      LogEntry entry, DocumentProof proof, Line line, DocumentValueFormatter formatter) {
    return proof
        .code(entry)
        .map(
            text ->
                new Code(
                    formatter.message("proof.code", line.what(), line.position()),
                    formatter.message("proof.code.alternative", line.position()),
                    QrCode.of(text)));
  }
}
