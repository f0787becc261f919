package codev.infra.web.securitylog;

import codev.infra.securitylog.SecurityLogEntry;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Writes the security log's entries of events once they are committed, in the instance that
 * appended them. An instance that dies in between leaves them out: they are in the event log.
 */
public final class SecurityLogWriter implements Consumer<List<? extends EventMessage<?>>> {
  private final List<SecurityEntrySource> sources;

  public SecurityLogWriter(List<SecurityEntrySource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public void accept(List<? extends EventMessage<?>> appended) {
    var entries =
        appended.stream()
            .flatMap(message -> sources.stream().map(source -> source.of(message.getPayload())))
            .flatMap(entry -> entry.stream())
            .toList();
    if (entries.isEmpty()) return;
    if (CurrentUnitOfWork.isStarted())
      CurrentUnitOfWork.get().afterCommit(_ -> entries.forEach(SecurityLogEntry::write));
    else entries.forEach(SecurityLogEntry::write);
  }
}
