package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The database of one service is restored to a moment, under brokers and neighbours that go on,
 * with two instances of each service: by the commands of the operations manual alone. On demand,
 * since it starts a platform twice: {@code ./codev test system-test -Dit.test=ServiceRestoreTest
 * -DexcludedGroups=}.
 */
@Tag("on-demand")
@DisplayName("The log of one service that is restored to a moment under kept brokers")
@Isolated("takes the whole machine")
class ServiceRestoreTest {
  private static final String[] INSTANCES = {
    "--instances", "group-service=2",
    "--instances", "session-service=2",
    "--instances", "learning-service=2"
  };
  private static final String RESTORED = "group-service";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  @Test
  @DisplayName("is named with the command that lets it go on, and then everything agrees again")
  void goes_on_by_the_command_that_is_named(@TempDir Path folder) throws Exception {
    var archive = folder.resolve("archive").toString();
    var backup = folder.resolve("backup");
    var platform =
        Platform.started(
            Platform.temporaryFolder(),
            Stream.concat(Stream.of(INSTANCES), Stream.of("--wal-archive", archive))
                .toArray(String[]::new));
    try {
      var before = founded(platform);
      platform.backUp(backup);
      var after = founded(platform);
      var moment = aMoment();
      var lost = founded(platform);
      platform.down();

      var restored =
          platform.codev(
              "restore",
              backup.toString(),
              "--only",
              RESTORED,
              "--force",
              "--wal-archive",
              archive,
              "--to-time",
              moment.toString());
      assertThat(restored.status()).as(restored.output()).isZero();
      platform = Platform.startedAt(platform.port(), platform.data(), INSTANCES);

      for (var kept : List.of(before, after)) assertThat(group(kept)).isEqualTo(200);
      assertThat(group(lost)).isEqualTo(404);
      awaitStatus(platform, true);
      assertThat(healthOf(platform)).contains(503);

      var resumed = platform.codev("relay", "resume");
      assertThat(resumed.status()).as(resumed.output()).isZero();
      assertThat(resumed.output())
          .contains("group.group-formed.v1", "group.session-planned.v2", lost.group.toString());
      awaitStatus(platform, false);

      var undone = platform.codev("relay", "undo");
      assertThat(undone.status()).as(undone.output()).isZero();
      assertThat(undone.output()).contains("session-service: undone");
      lost.as("facilitator")
          .await(lost.path(""), s -> s.path("state").asString().equals("CANCELLED"));
      var running = platform;
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(healthOf(running)).containsOnly(200));
      founded(platform);
    } finally {
      platform.leave();
    }
  }

  /** With a session that session-service has read of. */
  private static Meeting founded(Platform platform) {
    var meeting =
        new Meeting(
            name -> new TestApiClient(platform.address(), platform.token(name)).retrying(PATIENCE));
    meeting.found();
    return meeting;
  }

  private static int group(Meeting meeting) {
    return meeting.as("manager").get("/api/groups/" + meeting.group).status();
  }

  /** What was acknowledged before it is not later, by the database's clock, and what follows is. */
  private static Instant aMoment() {
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    var moment = Instant.now();
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    return moment;
  }

  /**
   * @param isStopped whether the outbox waits for the operator
   */
  private static void awaitStatus(Platform platform, boolean isStopped) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                platform.codev("status").output().contains("./codev relay resume " + RESTORED)
                    == isStopped);
  }

  /** Of all instances of the service. */
  private List<Integer> healthOf(Platform platform) {
    return platform.processes().stream()
        .filter(process -> process.name().startsWith(RESTORED))
        .map(process -> health(process.port()))
        .toList();
  }

  private int health(int port) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
