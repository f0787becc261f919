package codev.group.evidence.proof;

import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.audit.CommitProofs;
import java.util.Collection;
import java.util.List;

/**
 * What the log has of sessions, all of it proven to be there at one checkpoint.
 *
 * @param entries in the order of the log, group by group
 */
public record ProvenSessions(List<LogEntry> entries, CommitProofs.Prover prover) {

  /** What the attendance sheet of a session rests on. */
  public DocumentProof ofSheet(SessionId session) {
    return new DocumentProof(
        entries.stream().filter(entry -> entry.session().equals(session)).toList(), prover);
  }

  /**
   * What a person's certificate rests on.
   *
   * @param sessions that they attended
   */
  public DocumentProof ofCertificate(Username person, Collection<SessionId> sessions) {
    return new DocumentProof(
        entries.stream()
            .filter(entry -> sessions.contains(entry.session()) && entry.concerns(person))
            .toList(),
        prover);
  }
}
