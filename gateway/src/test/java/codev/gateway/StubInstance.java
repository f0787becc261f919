package codev.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An instance of a service, which may be not ready, refuse writes or fail. */
final class StubInstance {

  enum Behaviour {
    ANSWER,
    REFUSE_503,
    FAIL_500,
    CLOSE_CONNECTION
  }

  /** The requests that it received, such as {@code GET /sessions/1}, without health checks. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  volatile boolean ready = true;

  volatile boolean takesWrites = true;

  /** Takes connections, and answers nothing. */
  volatile boolean frozen;

  volatile Behaviour behaviour = Behaviour.ANSWER;

  private final String name;
  private final HttpServer server = TestBackends.serve(this::answer);

  StubInstance(String name) {
    this.name = name;
  }

  String address() {
    return TestBackends.address(server);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getPath();
    if (path.startsWith("/actuator/health")) {
      var isWell = path.endsWith("/writes") ? takesWrites : ready;
      if (!frozen) TestBackends.answer(exchange, isWell ? 200 : 503, "application/json", "{}");
      return;
    }
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (frozen) return; // the exchange stays open
    switch (behaviour) {
      case ANSWER -> TestBackends.answer(exchange, 200, "text/plain", name);
      case REFUSE_503 -> TestBackends.answer(exchange, 503, "text/plain", name);
      case FAIL_500 -> TestBackends.answer(exchange, 500, "text/plain", name);
      case CLOSE_CONNECTION -> throw new IOException("closes the connection without an answer");
    }
  }
}
