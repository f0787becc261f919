package codev.infra.testkit.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives tokens to a client and lists the events of a realm as Keycloak does: the latest first, page
 * by page, filtered, from a day on. A token is accepted as long as it is not forgotten.
 */
public final class TestKeycloak implements AutoCloseable {
  public static final String CLIENT = "codev-events";
  public static final String SECRET = "a secret & more";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ADMIN = "/admin/realms/codev";

  private final List<Map<String, Object>> adminEvents = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean away;

  public TestKeycloak() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/realms/codev/protocol/openid-connect/token", this::issueToken);
    server.createContext(ADMIN + "/admin-events", exchange -> answer(exchange, adminEvents));
    server.createContext(ADMIN + "/events", exchange -> answer(exchange, events));
    server.start();
  }

  /** The address of the realm in the admin API. */
  public String admin() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ADMIN;
  }

  /** An administrator has done something. */
  public void record(Instant at, String resource, String operation, String path) {
    record(at, resource, operation, path, Map.of());
  }

  /**
   * @param more of the event, such as its representation
   */
  public void record(
      Instant at, String resource, String operation, String path, Map<String, ?> more) {
    adminEvents.add(
        event(
            at,
            more,
            Map.of("resourceType", resource, "operationType", operation, "resourcePath", path)));
  }

  /** A person has done something themselves. */
  public void recordOf(String account, String type, Instant at) {
    events.add(event(at, Map.of(), Map.of("type", type, "userId", account)));
  }

  private static Map<String, Object> event(Instant at, Map<String, ?> more, Map<String, ?> of) {
    var event = new HashMap<String, Object>();
    event.put("id", UUID.randomUUID().toString());
    event.put("time", at.toEpochMilli());
    event.put("realmId", "codev");
    event.putAll(of);
    event.putAll(more);
    return event;
  }

  /** Whether it answers each request with an error. */
  public void setAway(boolean away) {
    this.away = away;
  }

  /** As after a restart with other keys: no token from before is accepted. */
  public void forgetTokens() {
    tokens.clear();
  }

  /** How many requests for events it has answered with events. */
  public int answers() {
    return answers.get();
  }

  /** How many requests it has answered with an error, as it does while it is away. */
  public int refusals() {
    return refusals.get();
  }

  private void issueToken(HttpExchange exchange) throws IOException {
    var form = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean isClient =
        form.getOrDefault("grant_type", List.of()).equals(List.of("client_credentials"))
            && form.getOrDefault("client_id", List.of()).equals(List.of(CLIENT))
            && form.getOrDefault("client_secret", List.of()).equals(List.of(SECRET));
    if (away) refuse(exchange);
    else if (!isClient) send(exchange, 401, "{\"error\":\"invalid_client\"}");
    else {
      var token = UUID.randomUUID().toString();
      tokens.add(token);
      send(exchange, 200, JSON.writeValueAsString(Map.of("access_token", token, "expires_in", 60)));
    }
  }

  private void answer(HttpExchange exchange, List<Map<String, Object>> all) throws IOException {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (away) refuse(exchange);
    else if (authorization == null || !tokens.contains(authorization.replace("Bearer ", "")))
      send(exchange, 401, "{\"error\":\"HTTP 401 Unauthorized\"}");
    else {
      var query = parameters(exchange.getRequestURI().getRawQuery());
      answers.incrementAndGet();
      send(exchange, 200, JSON.writeValueAsString(page(all, query)));
    }
  }

  private void refuse(HttpExchange exchange) throws IOException {
    refusals.incrementAndGet();
    send(exchange, 503, "");
  }

  private static List<Map<String, Object>> page(
      List<Map<String, Object>> all, Map<String, List<String>> query) {
    var from = LocalDate.parse(one(query, "dateFrom"));
    var start = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return all.stream()
        .filter(event -> time(event) >= start)
        .filter(event -> isAskedFor(event, "resourceType", query.get("resourceTypes")))
        .filter(event -> isAskedFor(event, "operationType", query.get("operationTypes")))
        .filter(event -> isAskedFor(event, "type", query.get("type")))
        .sorted(Comparator.comparingLong(TestKeycloak::time).reversed())
        .skip(Integer.parseInt(one(query, "first")))
        .limit(Integer.parseInt(one(query, "max")))
        .toList();
  }

  private static boolean isAskedFor(
      Map<String, Object> event, String field, @Nullable List<String> values) {
    return values == null || values.contains(String.valueOf(event.get(field)));
  }

  private static long time(Map<String, Object> event) {
    return (long) Objects.requireNonNull(event.get("time"));
  }

  private static String one(Map<String, List<String>> query, String name) {
    return Objects.requireNonNull(query.get(name)).getFirst();
  }

  private static Map<String, List<String>> parameters(String text) {
    var parameters = new HashMap<String, List<String>>();
    for (var part : text.split("&", -1)) {
      var equals = part.indexOf('=');
      var name = URLDecoder.decode(part.substring(0, equals), UTF_8);
      var value = URLDecoder.decode(part.substring(equals + 1), UTF_8);
      parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
