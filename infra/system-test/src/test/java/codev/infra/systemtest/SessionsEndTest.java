package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestApiClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fermer toutes ses connexions")
class SessionsEndTest {
  /** One of each service. */
  private static final List<String> PATHS =
      List.of("/api/me", "/api/sessions/" + UUID.randomUUID(), "/api/actions?owner=me");

  private final Platform platform = Platform.running();

  @Test
  @DisplayName("les jetons d’avant sont refusés par chaque service")
  void tokens_from_before_are_refused_everywhere() {
    var person = "ended-" + UUID.randomUUID();
    var token = new TokenFactory(platform).token(person, "participant");
    var before = new TestApiClient(platform.address(), token);
    for (var path : PATHS) assertThat(before.get(path).status()).as(path).isNotEqualTo(401);

    // it is refused itself once it is older than by what clocks may differ
    await()
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> assertThat(before.post("/api/me/sessions/end").status()).isEqualTo(401));

    for (var path : PATHS)
      await()
          .untilAsserted(
              () ->
                  assertThat(before.get(path))
                      .as(path)
                      .returns(401, TestApiClient.Answer::status)
                      .returns("request.sessions-ended", TestApiClient.Answer::rule));
  }
}
