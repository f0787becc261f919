package codev.group.evidence.proof;

import codev.group.domain.event.GroupSessionEvent;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.axon.EventReader;
import java.util.Collection;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Proves what this service's log has of the sessions that documents are about. */
@Component
public class DocumentProofs {
  private final EventReader events;
  private final ObjectProvider<CheckpointSigner> signer;

  DocumentProofs(EventReader events, ObjectProvider<CheckpointSigner> signer) {
    this.events = events;
    this.signer = signer;
  }

  /** Whether the log is signed, so that documents have proofs. */
  public boolean areMade() {
    return signer.getIfAvailable() != null;
  }

  /** Of all sessions of these groups, in one reading of the log; empty where it is not signed. */
  public Optional<ProvenSessions> of(Collection<GroupId> groups) {
    var signing = signer.getIfAvailable();
    if (signing == null) return Optional.empty();
    var entries =
        groups.stream()
            .map(group -> events.of(GroupSessionEvent.class, group.stream(), 0))
            .flatMap(history -> LogEntry.of(history).stream())
            .toList();
    return Optional.of(
        new ProvenSessions(
            entries, signing.proveCommits(entries.stream().map(LogEntry::position).toList())));
  }
}
