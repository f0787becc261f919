package codev.group.domain;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.programme.PrivacyThreshold;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.Step;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que les services savent tous de la méthode")
class SharedMethodTest {
  private JsonNode method;

  @BeforeEach
  void read() throws IOException {
    try (var file = getClass().getResourceAsStream("/method.json")) {
      method = JsonMapper.shared().readTree(Objects.requireNonNull(file));
    }
  }

  @Test
  @DisplayName("les sortes d'apport de chaque étape, et celles qu'aucun déroulé n'ôte")
  void contribution_kinds() {
    var kinds = Arrays.asList(ContributionKind.values());
    assertThat(
            kinds.stream()
                .collect(Collectors.toMap(ContributionKind::name, kind -> kind.step().name())))
        .isEqualTo(JsonMapper.shared().convertValue(method.get("contributionKinds"), Object.class));
    assertThat(
            kinds.stream()
                .filter(ContributionKind::isAlwaysOpen)
                .map(ContributionKind::name)
                .toList())
        .isEqualTo(JsonMapper.shared().convertValue(method.get("alwaysOpen"), Object.class));
  }

  @Test
  @DisplayName("le seuil de confidentialité, le plus bas et l'habituel")
  void privacy_threshold() {
    assertThat(
            Map.of(
                "LOWEST",
                PrivacyThreshold.LOWEST,
                "LOWEST_OF_SENSITIVE",
                PrivacyThreshold.LOWEST_OF_SENSITIVE,
                "USUAL",
                PrivacyThreshold.USUAL))
        .isEqualTo(JsonMapper.shared().convertValue(method.get("privacyThreshold"), Object.class));
  }

  @Test
  @DisplayName("la pause d'une séance longue")
  void the_break() {
    var shared = method.get("break");
    int longest = shared.get("longestSessionWithout").intValue();
    assertThat(minutesOf(longest)).isEqualTo(longest);
    assertThat(minutesOf(longest + 1)).isEqualTo(longest + 1 + shared.get("minutes").intValue());
  }

  private static int minutesOf(int planned) {
    var step = new SessionTemplate.PlannedStep(Step.PREPARATION, planned);
    return new SessionTemplate(new SessionTemplate.Key("ONE_STEP"), 1, List.of(step), List.of())
        .minutes();
  }

  @Test
  @DisplayName("les minutes de la forme courte")
  void short_form() {
    var flash =
        SessionTemplate.BUILT_IN.stream()
            .filter(template -> template.key().equals(SessionTemplate.Key.FLASH_60))
            .findFirst()
            .orElseThrow();
    assertThat(
            flash.steps().stream()
                .collect(
                    Collectors.toMap(step -> step.key().name(), step -> step.plannedMinutes())))
        .isEqualTo(JsonMapper.shared().convertValue(method.get("flash60"), Object.class));
  }
}
