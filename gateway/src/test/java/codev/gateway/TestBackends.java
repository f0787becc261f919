package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.testkit.TestIdentityProvider;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The backends of the gateway in its tests: a service, and an identity provider. */
final class TestBackends {

  /** What a service was requests. */
  record ReceivedRequest(
      String method, String path, com.sun.net.httpserver.Headers headers, String body) {}

  final TestIdentityProvider identity = new TestIdentityProvider();
  final BlockingQueue<ReceivedRequest> requests = new LinkedBlockingQueue<>();

  /** What the gateway reported of what it refused. */
  final BlockingQueue<ReceivedRequest> refusals = new LinkedBlockingQueue<>();

  final AtomicInteger refreshes = new AtomicInteger();

  /** How the service answers from now on. */
  volatile HttpHandler service = exchange -> answer(exchange, 200, "text/plain", "fine");

  /** In seconds. */
  volatile int tokenValidity = 600;

  volatile boolean refreshing = true;

  /** Whether a refresh token is good for one refresh. */
  volatile boolean rotating;

  volatile boolean failing;
  private final AtomicReference<String> refreshToken = new AtomicReference<>("again");
  volatile String nonce = "";

  /** The provider's session in which somebody signs in next. */
  volatile String sid = "";

  /** What the provider calls the account that signs in next. */
  volatile String name = "alice";

  /** The account that signs in next. */
  volatile String subject = "alice";

  /** How long before the next identity token a password was given. */
  volatile Duration sincePassword = Duration.ZERO;

  /** How the next identity token differs from the one that the sign-in asks for. */
  volatile UnaryOperator<JWTClaimsSet.Builder> identityToken = claims -> claims;

  /** Where nobody listens, unless a test does. */
  final int vacantPort = vacantPort();

  private final HttpServer services = serve(this::receive);
  private final HttpServer provider = serve(this::grant);

  String serviceAddress() {
    return address(services);
  }

  String tokenAddress() {
    return address(provider) + "/token";
  }

  static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** A stream with one event, which goes on until it is over. */
  static void streamUntil(CountDownLatch over, HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      out.write("data: first\n\n".getBytes(UTF_8));
      out.flush();
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The header by which a request is a participant's. */
  String authorization(String person) {
    return "Bearer " + identity.token(person, "participant");
  }

  private void receive(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().startsWith("/actuator/health")) {
      answer(exchange, 200, "application/json", "{}");
      return;
    }
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var received =
        new ReceivedRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body);
    if (received.path().equals("/api/me/refusals")) {
      refusals.add(received);
      answer(exchange, 200, "application/json", "{}");
      return;
    }
    requests.add(received);
    service.handle(exchange);
  }

  private void grant(HttpExchange exchange) throws IOException {
    var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (request.contains("grant_type=refresh_token")) {
      refreshes.incrementAndGet();
      if (failing) {
        answer(exchange, 500, "text/plain", "something is wrong");
        return;
      }
      if (!refreshing || (rotating && !request.contains(refreshToken.get()))) {
        answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
        return;
      }
    }
    refreshToken.set(rotating ? UUID.randomUUID().toString() : "again");
    var access = identity.token(name, claims -> claims.subject(subject), "participant");
    var id =
        identity.token(
            name,
            claims ->
                identityToken.apply(
                    claims
                        .subject(subject)
                        .audience("codev-gateway")
                        .claim("nonce", nonce)
                        .claim("auth_time", Instant.now().minus(sincePassword).getEpochSecond())
                        .claim("sid", sid)));
    answer(
        exchange,
        200,
        "application/json",
        """
        {"access_token":"%s","id_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":%d}
        """
            .formatted(access, id, refreshToken.get(), tokenValidity));
  }

  private static int vacantPort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpServer serve(HttpHandler handler) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
