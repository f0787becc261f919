package codev.infra.localplatform.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A service with one answer.
 *
 * @param path that it answers at
 */
record HealthStub(String path, int status, String health) {

  /** What a probe finds that asks it at its port. */
  <T> List<T> found(IntFunction<Stream<T>> probe) throws IOException {
    var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        path,
        exchange -> {
          try (exchange) {
            var body = health.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    service.start();
    try {
      return probe.apply(service.getAddress().getPort()).toList();
    } finally {
      service.stop(0);
    }
  }
}
