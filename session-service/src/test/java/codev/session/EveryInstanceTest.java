package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestApiClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.core.env.Environment;

/** One instance learns that a right has ended; the other has the stream, and the next request. */
@DisplayName("Un droit qui cesse cesse sur chaque instance, avec les flux ouverts")
class EveryInstanceTest extends SessionServiceFixture {
  /** A stream that waits for long sends it: one that nothing wakes, and that does not ask again. */
  private static final String HEARTBEAT = ":still here";

  private static @Nullable SecondInstance other;

  @BeforeEach
  void another_instance(@Autowired Environment settings, @Autowired MongoConnectionDetails views) {
    if (other == null) other = SecondInstance.started(settings, views);
  }

  @AfterAll
  static void no_other_instance() {
    if (other != null) other.close();
    other = null;
  }

  @Test
  @DisplayName("qui est retiré du groupe pendant la séance")
  void who_is_removed_from_the_group() {
    atStep("PRESENTATION");
    try (var page = open("/sessions/" + session + "/live?from=1", token("carla"))) {
      page.next();
      hear("group.member-left.v1", membership("carla"));
      assertThat(page.rest()).doesNotContain(HEARTBEAT);
    }
    assertIsOut(token("carla"), 404);
    assertThat(there(token("bob")).get(path("")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("qui perd le droit d’auditer le programme")
  void who_audits_it_no_more() {
    var name = "auditor-of-" + programme;
    var grant = grant(name, "AUDITOR", Map.of("kind", "PROGRAMME", "id", programme));
    await().until(() -> there(token(name)).get(path("")).status() == 200);
    try (var stream = open(path("/stream"), token(name))) {
      assertThat(stream.next().kind()).isEqualTo("session");
      revoke(grant, name);
      assertThat(stream.rest()).doesNotContain(HEARTBEAT);
    }
    assertIsOut(token(name), 404);
  }

  @Test
  @DisplayName("qui ferme toutes ses connexions, pour les jetons d’avant")
  void who_has_ended_all_sessions() {
    var now = Instant.now();
    var before = IDENTITY.token("bob", claims -> claims.issueTime(Date.from(now.minusSeconds(30))));
    var end = now.minusSeconds(20).truncatedTo(ChronoUnit.SECONDS).toString();
    try (var stream = open(path("/stream"), before)) {
      stream.next();
      hear("group.sessions-ended.v1", Map.of("username", "bob", "issuedBefore", end, "at", end));
      assertThat(stream.rest()).doesNotContain(HEARTBEAT);
    }
    // the stream and the next request learn it one after the other
    await().until(() -> there(before).get(path("")).status() == 401);
    assertIsOut(before, 401);
    assertThat(there(token("bob")).get(path("")).status()).isEqualTo(200);
  }

  private void assertIsOut(String token, int status) {
    assertThat(there(token).get(path("")).status()).isEqualTo(status);
    assertThat(there(token).post(path("/notes"), Map.of("text", "Encore là")).status())
        .isEqualTo(status);
  }

  private static EventStreamClient open(String path, String token) {
    return EventStreamClient.to(running().address().resolve(path), token, null);
  }

  private static TestApiClient there(String token) {
    return new TestApiClient(running().address(), token);
  }

  private static SecondInstance running() {
    return Objects.requireNonNull(other);
  }
}
