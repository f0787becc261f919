package codev.session.history;

import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.CommitProofs;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent.AttendanceSigned;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponseQueries;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** JSON: proofs of one's own signatures, to be kept and verified without this service. */
@RestController
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record AttendanceProofController(
    SessionResponseQueries sessions, ObjectProvider<CheckpointSigner> signer) {
  /**
   * One's own signatures of a session as they were recorded, each with a proof (RFC 6962) that the
   * signed log has it: a file that {@code ./codev verify-audit} takes. It has no proofs before one
   * has signed.
   */
  @GetMapping("/api/sessions/{session}/attendance/signature/proofs")
  ResponseEntity<CommitProofs> proofs(@PathVariable UUID session, CurrentUser user) {
    var signing = signer.getIfAvailable();
    if (signing == null) throw RefusedException.notFound();
    var username = new Username(user.username());
    var positions =
        sessions.history(session).stream()
            .filter(r -> r.event() instanceof AttendanceSigned e && e.by().equals(username))
            .map(RecordedEvent::position)
            .toList();
    return FileDownload.named("signature-%s.json".formatted(session))
        .body(signing.proveContents(positions));
  }
}
