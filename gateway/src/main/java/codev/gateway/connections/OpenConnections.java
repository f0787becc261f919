package codev.gateway.connections;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the open connections, all together and from each network. */
final class OpenConnections {
  private final ConnectionLimitProperties limits;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> fromNetwork = new ConcurrentHashMap<>();

  OpenConnections(ConnectionLimitProperties limits) {
    this.limits = limits;
  }

  /** Counts one more; false if that is one too many. It counts until it is closed either way. */
  boolean tryOpen(String network) {
    var fromHere = fromNetwork.merge(network, 1, Integer::sum);
    return all.incrementAndGet() <= limits.connections()
        && (limits.connectionsPerAddress() == 0 || fromHere <= limits.connectionsPerAddress());
  }

  void noteClosed(String network) {
    all.decrementAndGet();
    fromNetwork.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
  }
}
