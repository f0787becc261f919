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
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PostgreSQL ne répond plus")
class PausedDatabaseTest extends SessionServiceFixture {
  /** It is promised that a request takes a fifth of this; cores may be busy. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  /** It is promised that health takes a fifth of this. */
  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(5);

  @Test
  @DisplayName("chaque demande reçoit sa réponse, la santé le dit, et tout reprend ensuite")
  void every_request_is_answered() throws Exception {
    atStep("CONSULTATION");
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      TestPostgres.pause();
      try {
        var answers = new ArrayList<Future<TimedAnswer>>();
        for (int i = 0; i < 12; i++)
          for (var member : List.of("bob", "carla"))
            answers.add(clients.submit(() -> timed(() -> contribute(member, "IDEA"))));
        answers.add(clients.submit(() -> timed(() -> as("carla").get(path("")))));
        var down = clients.submit(() -> awaitHealth(503));
        for (var each : answers) {
          var answer = each.get().answer();
          assertThat(answer.status()).as(answer.text()).isEqualTo(503);
          assertThat(answer.rule()).isEqualTo("request.unavailable");
          assertThat(each.get().duration()).isLessThan(LIMIT);
        }
        down.get();
        assertThat(health("/readiness")).isEqualTo(503);
        assertThat(health("/liveness")).isEqualTo(200);
      } finally {
        TestPostgres.resume();
      }
    }
    awaitHealth(200);
    must(contribute("bob", "IDEA"));
    must(as("carla").get(path("")));
  }

  private record TimedAnswer(Answer answer, Duration duration) {}

  private static TimedAnswer timed(Supplier<Answer> request) {
    var begin = System.nanoTime();
    var answer = request.get();
    return new TimedAnswer(answer, Duration.ofNanos(System.nanoTime() - begin));
  }

  private void awaitHealth(int status) {
    await().until(() -> health("") == status);
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
