package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.keycloak.TestKeycloak;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a person loses at Keycloak ends their sessions, with two instances of each service. On
 * demand, since it starts a platform of its own: {@code ./codev test -pl infra/system-test -am
 * -Dit.test=AccountLossTest -DexcludedGroups=}.
 */
@Tag("on-demand")
@DisplayName("Ce qu'une personne perd chez Keycloak")
@Isolated("takes the whole machine")
@Story
class AccountLossTest {
  /** In which the end of a right counts everywhere. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** So often that each instance is asked. */
  private static final int REQUESTS = 12;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static TestKeycloak keycloak;
  private static Platform platform;
  private static Meeting meeting;

  @BeforeAll
  static void start() {
    keycloak = new TestKeycloak();
    platform =
        Platform.startedWith(
            Map.of(
                "CODEV_IDENTITY_EVENTS_ADMIN",
                keycloak.admin(),
                "CODEV_IDENTITY_EVENTS_SECRET",
                TestKeycloak.SECRET),
            Platform.temporaryFolder(),
            "--instances",
            "group-service=2",
            "--instances",
            "session-service=2",
            "--instances",
            "learning-service=2");
    meeting =
        new Meeting(
            name -> new TestApiClient(platform.address(), platform.token(name)).retrying(PATIENCE));
    meeting.found();
    meeting.open();
  }

  @AfterAll
  static void stop() {
    if (platform != null) platform.leave();
    if (keycloak != null) keycloak.close();
  }

  @Test
  @Order(1)
  @DisplayName("un rôle\u202f: ses flux se ferment et ses commandes sont refusées en 5 secondes")
  void a_role_is_taken_away() throws Exception {
    isSignedOut(
        "alice",
        () ->
            keycloak.record(
                Instant.now(),
                "REALM_ROLE_MAPPING",
                "DELETE",
                "users/" + account("alice") + "/role-mappings/realm"));
  }

  @Test
  @Order(2)
  @DisplayName("son compte, désactivé\u202f: de même, aussi après une panne de Keycloak")
  void an_account_is_disabled() throws Exception {
    keycloak.setAway(true);
    await().until(() -> keycloak.refusals() > 1);
    keycloak.setAway(false);
    isSignedOut(
        "bob",
        () ->
            keycloak.record(
                Instant.now(),
                "USER",
                "UPDATE",
                "users/" + account("bob"),
                Map.of("representation", "{\"username\":\"bob\",\"enabled\":false}")));
  }

  private static void isSignedOut(String person, Runnable loss) throws Exception {
    var client = new TestApiClient(platform.address(), platform.token(person));
    assertThat(client.get("/api/me").status()).isEqualTo(200);
    try (var http = HttpClient.newHttpClient();
        var reading = Executors.newVirtualThreadPerTaskExecutor()) {
      var stream =
          http.send(
              HttpRequest.newBuilder(platform.address().resolve(meeting.path("/stream")))
                  .header("Accept", "text/event-stream")
                  .header("Authorization", "Bearer " + platform.token(person))
                  .build(),
              BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      var end = CompletableFuture.runAsync(() -> readToTheEnd(stream.body()), reading);
      assertThat(end).isNotDone();

      loss.run();

      await().atMost(LIMIT).until(() -> end.isDone() && isRefused(client));
    }
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(isRefused(client)).isTrue();
      for (var path : List.of("/api/me", meeting.path(""), "/api/actions?owner=me"))
        assertThat(client.get(path))
            .as(path)
            .returns(401, TestApiClient.Answer::status)
            .returns("request.sessions-ended", TestApiClient.Answer::rule);
    }
    assertThat(meeting.as("carla").get(meeting.path("")).status()).isEqualTo(200);
  }

  /** A command that they could give before. */
  private static boolean isRefused(TestApiClient client) {
    var topic = meeting.topic(UUID.randomUUID(), "Mes réunions n'aboutissent pas");
    return client.post(meeting.path("/topics"), topic).status() == 401;
  }

  private static void readToTheEnd(InputStream stream) {
    try (stream) {
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // a stream that was cut has ended, too
    }
  }

  /** The person's at the provider, as tokens of the platform have it. */
  private static String account(String person) {
    return person;
  }
}
