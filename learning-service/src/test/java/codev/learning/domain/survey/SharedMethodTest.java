package codev.learning.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.PrivacyThreshold;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.SessionStatistics;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que les services savent tous de la méthode")
class SharedMethodTest {
  @Test
  @DisplayName("les questions posées après chaque séance")
  void evaluation_items() throws IOException {
    var items =
        JsonMapper.shared().treeToValue(resource("/instruments.json"), BuiltInInstruments.class);
    assertThat(items.session().stream().map(SharedMethodTest::asAsked).toList())
        .isEqualTo(
            JsonMapper.shared()
                .convertValue(resource("/method.json").get("afterEachSession"), Object.class));
  }

  @Test
  @DisplayName("le seuil de confidentialité, le plus bas et l'habituel")
  void privacy_threshold() throws IOException {
    assertThat(
            Map.of(
                "LOWEST",
                PrivacyThreshold.LOWEST,
                "LOWEST_OF_SENSITIVE",
                PrivacyThreshold.LOWEST_OF_SENSITIVE,
                "USUAL",
                PrivacyThreshold.USUAL))
        .isEqualTo(
            JsonMapper.shared()
                .convertValue(resource("/method.json").get("privacyThreshold"), Object.class));
  }

  @Test
  @DisplayName("la pause d'une séance longue")
  void the_break() throws IOException {
    assertThat(
            Map.of(
                "longestSessionWithout", SessionStatistics.LONGEST_WITHOUT_BREAK,
                "minutes", SessionStatistics.BREAK))
        .isEqualTo(
            JsonMapper.shared().convertValue(resource("/method.json").get("break"), Object.class));
  }

  @Test
  @DisplayName("l'avancement qui met fin à une action")
  void ended_actions() throws IOException {
    assertThat(
            Arrays.stream(ActionProgress.values())
                .filter(ActionProgress::ends)
                .map(ActionProgress::name)
                .toList())
        .isEqualTo(
            JsonMapper.shared()
                .convertValue(resource("/method.json").get("endedActions"), Object.class));
  }

  /** In session-service's words. */
  private static Object asAsked(InstrumentItem item) {
    var asked =
        JsonMapper.shared()
            .createObjectNode()
            .put("key", item.key())
            .put("fr", item.fr())
            .put("en", item.en())
            .put("from", item.scale().lowest())
            .put("to", item.scale().highest())
            .put(
                "audience",
                switch (item.audience()) {
                  case ALL -> "EVERYBODY";
                  case CLIENT -> "CLIENT";
                  case CONSULTANT -> "CONSULTANTS";
                });
    return JsonMapper.shared().convertValue(asked, Object.class);
  }

  private static JsonNode resource(String name) throws IOException {
    try (var file = SharedMethodTest.class.getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(file));
    }
  }
}
