package codev.session.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.value.Step;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que les services savent tous de la méthode")
class SharedMethodTest {
  private static final int LONG = 180;

  private JsonNode method;

  @BeforeEach
  void read() throws IOException {
    method = resource("/method.json");
  }

  @Test
  @DisplayName("les sortes d'apport de chaque étape, et celles qu'aucun déroulé n'ôte")
  void contribution_kinds() {
    var kinds =
        Arrays.stream(ContributionKind.values())
            .filter(kind -> kind != ContributionKind.MESSAGE) // of no step, in no template
            .toList();
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
  @DisplayName("les minutes de la forme courte")
  void short_form() {
    var steps =
        Arrays.stream(Step.values()).map(s -> new SessionTemplate.PlannedStep(s, LONG)).toList();
    var flash = new SessionTemplate("LONG", 1, steps, List.of()).shortened();
    assertThat(
            flash.steps().stream()
                .collect(
                    Collectors.toMap(step -> step.key().name(), step -> step.plannedMinutes())))
        .isEqualTo(JsonMapper.shared().convertValue(method.get("flash60"), Object.class));
  }

  @Test
  @DisplayName("les questions posées après chaque séance")
  void evaluation_items() throws IOException {
    assertThat(resource("/instruments/after-each-session.json"))
        .isEqualTo(method.get("afterEachSession"));
  }

  private JsonNode resource(String name) throws IOException {
    try (var file = getClass().getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(file));
    }
  }
}
