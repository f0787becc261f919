package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestApiClient.Answer;
import codev.infra.testkit.TestPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PostgreSQL ne répond plus")
class PausedDatabaseTest extends SessionServiceFixture {
  /** Three times what is promised (5 s, and 1 s for health): machines that test are slow. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(3);

  @Test
  @DisplayName("chaque demande reçoit sa réponse, la santé le dit, et tout reprend ensuite")
  void every_request_is_answered() throws Exception {
    atStep("CONSULTATION");
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      TestPostgres.pause();
      try {
        var answers = new ArrayList<Future<Answer>>();
        for (int i = 0; i < 12; i++)
          for (var member : List.of("bob", "carla"))
            answers.add(clients.submit(() -> contribute(member, "IDEA")));
        var down = clients.submit(() -> awaitHealth(503));
        for (var answer : answers) {
          var answered = answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
          assertThat(answered.status()).as(answered.text()).isEqualTo(503);
          assertThat(answered.rule()).isEqualTo("request.unavailable");
        }
        down.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(health("/readiness")).isEqualTo(503);
        assertThat(health("/liveness")).isEqualTo(200);
      } finally {
        TestPostgres.resume();
      }
    }
    awaitHealth(200);
    must(contribute("bob", "IDEA"));
  }

  private void awaitHealth(int status) {
    await().atMost(LIMIT).until(() -> health("") == status);
  }

  /** It answers in time, whatever it answers. */
  private int health(String group) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(base().resolve("/actuator/health" + group))
              .timeout(HEALTH_LIMIT)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
