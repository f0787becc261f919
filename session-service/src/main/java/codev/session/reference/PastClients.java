package codev.session.reference;

import codev.session.domain.SessionEvent.SessionClosed;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Read model of the clients of a group's closed sessions, as far as their consultation was held,
 * each with the last time.
 *
 * @param clients in no order
 */
public record PastClients(List<PreviousClient> clients) {
  public static final PastClients NONE = new PastClients(List.of());

  PastClients after(SessionClosed e) {
    return e.course().clients().stream()
        .reduce(this, (past, client) -> past.with(client, e.course().openedAt()), (a, _) -> a);
  }

  /** With turns that the group counts besides. */
  public PastClients with(List<PreviousClient> counted) {
    return counted.stream()
        .reduce(this, (past, turn) -> past.with(turn.member(), turn.lastOn()), (a, _) -> a);
  }

  private PastClients with(Username client, Instant on) {
    var last =
        clients.stream()
            .filter(c -> c.member().equals(client) && c.lastOn().isAfter(on))
            .findFirst()
            .orElse(new PreviousClient(client, on));
    return new PastClients(
        Stream.concat(clients.stream().filter(c -> !c.member().equals(client)), Stream.of(last))
            .toList());
  }
}
