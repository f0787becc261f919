package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Keys are replaced by the commands of the operations manual, with two instances of a service. On
 * demand, since it starts a platform six times: {@code ./codev test -pl infra/system-test -am
 * -Dit.test=KeyReplacementTest -DexcludedGroups=}.
 */
@Tag("on-demand")
@DisplayName("The keys of a platform in use")
@Isolated("takes the whole machine")
class KeyReplacementTest {
  private static final String SERVICE = "session-service";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  @DisplayName("are replaced in steps, and everything stays readable")
  void are_replaced() throws Exception {
    var platform = Platform.started(Platform.temporaryFolder(), "--instances", SERVICE + "=2");
    try {
      var meeting = founded(platform);
      var words = new ArrayList<>(List.of(offered(meeting)));

      var file = platform.data().resolve("secrets").resolve("master-key");
      var old = Files.readString(file).strip();
      assertThat(rotate(platform)).isEqualTo(1);
      assertThat(rotate(platform)).as("not before the services have the new key").isEqualTo(1);
      assertThat(Files.readAllLines(file)).hasSize(2).startsWith(old);
      startAgain(platform);
      words.add(offered(meeting));
      assertThat(rotate(platform)).isZero();
      assertThat(Files.readAllLines(file)).hasSize(1).doesNotContain(old);
      words.add(offered(meeting));

      assertThat(rotate(platform, "--person", "alice")).isZero();
      words.add(offered(meeting));
      startAgain(platform);
      assertReadable(meeting, words);

      assertThat(rotate(platform, "--signing", SERVICE)).isEqualTo(1);
      startAgain(platform);
      assertThat(rotate(platform, "--signing", SERVICE)).isEqualTo(1);
      startAgain(platform);
      assertThat(rotate(platform, "--signing", SERVICE)).isZero();
      startAgain(platform);
      var _ = founded(platform); // its messages are accepted
      assertReadable(meeting, words);
    } finally {
      platform.leave();
    }
  }

  private static Meeting founded(Platform platform) {
    var meeting =
        new Meeting(
            name -> new TestApiClient(platform.address(), platform.token(name)).retrying(PATIENCE));
    meeting.found();
    return meeting;
  }

  /** A topic's title. */
  private static String offered(Meeting meeting) {
    var topic = meeting.topic(UUID.randomUUID(), "Mes réunions n'aboutissent pas");
    Meeting.must(meeting.as("alice").post(meeting.path("/topics"), topic));
    return String.valueOf(topic.get("title"));
  }

  private static void assertReadable(Meeting meeting, List<String> words) {
    var read =
        meeting
            .as("alice")
            .await(
                meeting.path(""), session -> words.stream().allMatch(session.toString()::contains));
    assertThat(read.text()).contains(words);
  }

  private static int rotate(Platform platform, String... options) {
    var words = new ArrayList<>(List.of("keys", "rotate"));
    words.addAll(List.of(options));
    return platform.codev(words.toArray(String[]::new)).status();
  }

  private static void startAgain(Platform platform) {
    platform.down();
    platform.up();
  }
}
