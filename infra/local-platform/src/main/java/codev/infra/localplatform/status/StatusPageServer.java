package codev.infra.localplatform.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the page of the status to browsers on this machine. */
public final class StatusPageServer implements AutoCloseable {
  /** Another name may be a page's that has its own address lead to this machine. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<String> page;
  private final String script = script();

  /**
   * @param page as it is now; asked once at a time
   */
  public StatusPageServer(int port, Supplier<String> page) throws IOException {
    this.page = page;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(readers);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isForThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
        exchange.sendResponseHeaders(421, -1);
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/" -> send(exchange, HTML, currentPage());
        case "/status.js" -> send(exchange, SCRIPT, script);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static boolean isForThisMachine(@Nullable String host) {
    return host != null && THIS_MACHINE.matcher(host).matches();
  }

  private synchronized String currentPage() {
    return page.get();
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    var body = text.getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String script() {
    try (var file = StatusPageServer.class.getResourceAsStream("/status.js")) {
      return new String(Objects.requireNonNull(file, "status.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
  }
}
