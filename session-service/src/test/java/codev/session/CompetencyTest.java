package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les compétences du programme, là où s'écrivent les apprentissages")
class CompetencyTest extends SessionServiceFixture {

  @Test
  @DisplayName("se choisissent par leur nom, dans la langue du lecteur ; jamais par leur clé")
  void they_are_chosen_by_their_names() {
    declared();
    atStep("LEARNING");
    as("bob").await(path(""), s -> s.path("competencies").size() == 2);
    var page = must(as("bob").get("/sessions/" + session)).text();
    assertThat(page)
        .contains("Compétences travaillées", ">Écouter vraiment<", ">Demander de l’aide<")
        .doesNotContain(">deep-listening<");
    assertThat(must(as("bob").get("/sessions/" + session + "?lang=en")).text())
        .contains("Competencies practised", ">Truly listening<");

    var learning =
        Map.of(
            "about",
            "SELF",
            "text",
            "Me taire",
            "competencies",
            List.of("deep-listening", "gone-from-the-framework"));
    var seen = read("carla", must(as("bob").post(path("/learnings"), learning)));
    assertThat(seen.path("learnings").path(0).path("competencies").path(0).asString())
        .isEqualTo("deep-listening");
    assertThat(must(as("carla").get("/sessions/" + session)).text())
        .contains("<span class=\"tag\">Écouter vraiment</span>")
        .doesNotContain("gone-from-the-framework");
  }

  @Test
  @DisplayName("un programme sans compétences n'en montre pas")
  void none_without_a_framework() {
    atStep("LEARNING");
    assertThat(must(as("bob").get("/sessions/" + session)).text())
        .contains("Partager cet apprentissage")
        .doesNotContain("Compétences travaillées");
  }

  /** As group-service publishes it. */
  private void declared() {
    hear(
        "group.programme-declared.v1",
        Map.of(
            "programmeId",
            programme,
            "competencies",
            List.of(
                Map.of("key", "deep-listening", "fr", "Écouter vraiment", "en", "Truly listening"),
                Map.of("key", "help", "fr", "Demander de l’aide", "en", "Asking for help")),
            "at",
            "2026-11-24T09:00:00Z"));
  }
}
