package codev.infra.systemtest.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Receives traces as a collector does: OTLP over HTTP. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<byte[]> requests = new CopyOnWriteArrayList<>();
  private final List<SentSpan> spans = new CopyOnWriteArrayList<>();

  TraceReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        var body = body(exchange)) {
      var request = body.readAllBytes();
      requests.add(request);
      spans.addAll(SentSpan.of(request));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    var isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return isCompressed
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  List<SentSpan> spans() {
    return List.copyOf(spans);
  }

  /** All that was received, as it came. */
  String received() {
    return requests.stream().map(bytes -> new String(bytes, UTF_8)).collect(Collectors.joining());
  }

  /** The spans from the first of its trace to this one, as far as they have arrived. */
  List<SentSpan> wayTo(SentSpan last) {
    Map<String, SentSpan> byId =
        spans.stream()
            .filter(span -> span.trace().equals(last.trace()))
            .collect(Collectors.toMap(SentSpan::id, span -> span, (one, _) -> one));
    var way = new ArrayDeque<SentSpan>();
    for (var span = last; span != null; span = byId.get(span.parent())) way.addFirst(span);
    return List.copyOf(way);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
