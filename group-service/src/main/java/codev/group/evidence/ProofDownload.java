package codev.group.evidence;

import codev.group.evidence.proof.DocumentProof;
import codev.infra.eventstore.audit.CommitProofs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The proof of a document as a file to be saved. */
final class ProofDownload {
  private ProofDownload() {}

  /**
   * @param document its file name
   */
  static ResponseEntity<CommitProofs> of(
      DocumentProof proof, String document, EvidenceFileNames fileNames) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(fileNames.proof(document)))
        .body(proof.file(document));
  }
}
