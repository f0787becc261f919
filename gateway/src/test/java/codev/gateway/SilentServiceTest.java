package codev.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A service that does not answer")
@TestPropertySource(properties = "test.response-timeout=1s")
class SilentServiceTest extends GatewayFixture {

  private static final Duration LONGER_THAN_THE_TIMEOUT = Duration.ofSeconds(2);

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  @DisplayName("within its time has the request answered 504")
  void is_answered_504() {
    BACKENDS.service = _ -> awaitRelease();

    assertThat(send(asAlice("/api/groups")).statusCode()).isEqualTo(504);
  }

  @Test
  @DisplayName("to a request of the gateway within its time has the gateway answer 503")
  void does_not_hold_up_the_gateway() {
    BACKENDS.service = _ -> awaitRelease();
    var token = BACKENDS.identity.token("zoe", "administrator");

    var answer =
        send(
            post(
                to("/api/people/alice/sessions/end").header("Authorization", "Bearer " + token),
                ""));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(released.getCount()).as("the service is still silent").isEqualTo(1);
  }

  @Test
  @DisplayName("has all the time that it needs if a stream is asked for")
  void may_begin_a_stream_late() throws Exception {
    BACKENDS.service =
        exchange -> {
          awaitRelease();
          TestBackends.answer(exchange, 200, "text/event-stream", "data: late\n\n");
        };

    var stream = client.sendAsync(asAlice("/sessions/1/live").build(), BodyHandlers.ofString());

    Awaitility.await().during(LONGER_THAN_THE_TIMEOUT).until(() -> !stream.isDone());
    released.countDown();
    assertThat(stream.get(TestTimeouts.LIMIT.toSeconds(), SECONDS).body())
        .isEqualTo("data: late\n\n");
  }

  private void awaitRelease() {
    try {
      assertThat(released.await(TestTimeouts.LIMIT.toSeconds(), SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
