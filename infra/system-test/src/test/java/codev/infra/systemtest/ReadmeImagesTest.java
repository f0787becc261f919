package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Takes the README's images anew, of the people and sessions of {@code ./codev demo}: {@code
 * ./codev test system-test -Dit.test=ReadmeImagesTest -DexcludedGroups=}.
 */
@DisplayName("Les images du README")
@Tag("on-demand")
class ReadmeImagesTest {
  private static final Path IMAGES =
      Path.of(System.getProperty("codev.root", "../.."), "infra", "docs", "images");

  private static Browser browser;
  private static List<String> programmes = List.of();

  @BeforeAll
  static void play() {
    var demo = Platform.running().codev("demo");
    assertThat(demo.status()).as(demo.output()).isZero();
    programmes =
        Pattern.compile("/outcomes/([0-9a-f-]{36})")
            .matcher(demo.output())
            .results()
            .map(found -> found.group(1))
            .toList();
    browser = new Browser(Platform.running().address());
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @DisplayName("montrent les résultats d’un programme terminé")
  void show_the_results_of_a_programme() {
    var manager = browser.atADesk("manager");
    manager.awaits("/outcomes/" + programmes.getFirst(), "Les participants apprennent-ils");
    manager.imageForReadme(IMAGES.resolve("dashboard.png"));
  }

  @Test
  @DisplayName("montrent une séance en cours, comme son animateur la voit")
  void show_a_session_under_way() {
    var group = groupInSession();
    var facilitator = browser.atADesk(group.path("facilitator").asString());
    facilitator.open("/sessions/" + open(group).getFirst().path("id").asString());
    facilitator.sees("Consultation");
    facilitator.imageForReadme(IMAGES.resolve("room.png"));
  }

  private static JsonNode groupInSession() {
    return as("manager")
        .get("/api/programmes/" + programmes.getLast())
        .body()
        .path("groups")
        .valueStream()
        .map(group -> as("manager").get("/api/groups/" + group.path("id").asString()).body())
        .filter(group -> !open(group).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** It has begun and is not held: the others are over, or to come. */
  private static List<JsonNode> open(JsonNode group) {
    return group
        .path("sessions")
        .valueStream()
        .filter(session -> session.path("state").asString().equals("PLANNED"))
        .filter(session -> hasBegun(session.path("startsAt").asString()))
        .toList();
  }

  private static boolean hasBegun(String startsAt) {
    return Instant.parse(startsAt).isBefore(PlatformTime.now());
  }

  private static TestApiClient as(String username) {
    return new TestApiClient(Platform.running().address(), Platform.running().token(username));
  }
}
