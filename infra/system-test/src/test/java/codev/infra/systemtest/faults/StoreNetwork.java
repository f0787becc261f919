package codev.infra.systemtest.faults;

import codev.infra.testkit.faults.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is between the services of a platform and its stores: a proxy before each, which can cut
 * connections, hold them back and swallow what they carry.
 */
final class StoreNetwork implements AutoCloseable {
  /** Each way. */
  private static final Duration DELAY = Duration.ofMillis(300);

  /** After so long without a sign of life a server gives a connection up. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(30);

  /** From the gateway's to those of the stores. */
  private static final Map<String, Integer> PORTS = Map.of("postgres", 5, "kafka", 6, "views", 8);

  private final Map<String, TcpProxy> proxies = new LinkedHashMap<>();

  /**
   * @param gateway port of the gateway of a platform that is not started yet
   */
  StoreNetwork(int gateway) throws IOException {
    try {
      for (var store : PORTS.entrySet())
        proxies.put(store.getKey(), new TcpProxy(gateway + store.getValue()));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Of {@code ./codev up}. */
  List<String> options() {
    return proxies.entrySet().stream()
        .flatMap(proxy -> Stream.of("--proxy", proxy.getKey() + "=" + proxy.getValue().port()))
        .toList();
  }

  void cut(String store) {
    proxy(store).cut();
  }

  void delay(String store) {
    proxy(store).delay(DELAY);
  }

  void swallow(String store) {
    proxy(store).blackhole();
  }

  /** Ends a delay, and lets new connections pass; those that have lost something stay silent. */
  void pass(String store) {
    var proxy = proxy(store);
    proxy.pass();
    Thread.ofVirtual()
        .start(
            () -> {
              Patience.pause(GIVEN_UP);
              proxy.resetSilent();
            });
  }

  private TcpProxy proxy(String store) {
    return Objects.requireNonNull(proxies.get(store), store);
  }

  @Override
  public void close() {
    try (var all = new OpenResources()) {
      proxies.values().forEach(all::add);
    }
  }
}
