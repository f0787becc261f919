package codev.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.web.reactive.function.client.WebClient;

@DisplayName("What the gateway itself asks")
class GatewayWebClientsTest {
  private static final Duration IDLE = Duration.ofMillis(200);

  private final List<Integer> connections = new CopyOnWriteArrayList<>();
  private HttpServer provider;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/",
        exchange -> {
          connections.add(exchange.getRemoteAddress().getPort());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    provider.start();
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  @DisplayName("goes by a new connection where the other end may have closed the idle one")
  void leaves_a_connection_that_was_idle() {
    var client = client();

    ask(client);
    Awaitility.await().pollDelay(IDLE.multipliedBy(3)).until(() -> true);
    ask(client);

    assertThat(connections).doesNotHaveDuplicates().hasSize(2);
  }

  private static WebClient client() {
    var limits = new HttpClientProperties();
    limits.setConnectTimeout((int) TestTimeouts.LIMIT.toMillis());
    limits.setResponseTimeout(TestTimeouts.LIMIT);
    limits.getPool().setMaxIdleTime(IDLE);
    return new GatewayWebClients(limits, (request, next) -> next.exchange(request))
        .identityProvider();
  }

  private void ask(WebClient client) {
    client
        .get()
        .uri("http://127.0.0.1:" + provider.getAddress().getPort() + "/jwks")
        .retrieve()
        .toBodilessEntity()
        .block(TestTimeouts.LIMIT);
  }
}
