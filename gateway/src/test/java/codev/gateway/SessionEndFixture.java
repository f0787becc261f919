package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Browsers with open streams, whose sessions end. */
abstract class SessionEndFixture extends GatewayFixture {

  static final String FORM = "application/x-www-form-urlencoded";

  /** What group-service answers of who asks, until a test says otherwise. */
  volatile String me = held("ORGANISATION");

  /** What group-service answers of by which account a person signs in; empty: none. */
  volatile String accountOf = "alice";

  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void streamsNeverEnd() {
    BACKENDS.service =
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          if (path.equals("/api/me")) {
            TestBackends.answer(exchange, 200, "application/json", me);
            return;
          }
          if (path.startsWith("/api/identities/")) {
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                accountOf.isEmpty() ? "{\"subject\":null}" : "{\"subject\":\"" + accountOf + "\"}");
            return;
          }
          if (!path.endsWith("/live")) {
            TestBackends.answer(exchange, 200, "text/plain", "fine");
            return;
          }
          TestBackends.streamUntil(over, exchange);
        };
  }

  @AfterEach
  void theyDoNow() {
    over.countDown();
  }

  static String held(String kind) {
    return "{\"username\":\"zoe\",\"scopes\":[{\"role\":\"MANAGER\",\"kind\":\"%s\"}]}"
        .formatted(kind);
  }

  InputStream open(Browser browser) throws IOException, InterruptedException {
    var request = browser.withCookies(to("/sessions/1/live"));
    var body = client.send(request.build(), BodyHandlers.ofInputStream()).body();
    body.readNBytes("data: first\n\n".length());
    return body;
  }

  static void assertEnds(InputStream stream) throws Exception {
    var rest =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return stream.readAllBytes();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(rest.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
  }

  static void assertIsOut(Browser browser) {
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(302);
  }

  static void assertIsIn(Browser browser) {
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }
}
