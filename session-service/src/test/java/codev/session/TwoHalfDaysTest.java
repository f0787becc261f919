package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L’émargement dépend de l’heure à laquelle la séance s’ouvre")
class TwoHalfDaysTest extends SessionServiceFixture {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  @DisplayName("à cheval sur deux demi-journées, chacune a son bouton et sa mention")
  void a_session_across_noon() {
    clock.passUntil(LocalTime.of(12, 30), PARIS);
    atStep("PRESENTATION");
    assertThat(page())
        .contains(
            "id=\"sign-MORNING\"", "id=\"sign-AFTERNOON\"", "l’après-midi, à partir de 13\u00a0h");

    sign("MORNING");
    assertThat(page())
        .contains("✓ émargé, matin", "id=\"sign-AFTERNOON\"")
        .doesNotContain("id=\"sign-MORNING\"");

    clock.passUntil(LocalTime.of(13, 5), PARIS);
    sign("AFTERNOON");
    assertThat(page())
        .contains("✓ émargé, matin", "✓ émargé, après-midi")
        .doesNotContain("id=\"sign-");
  }

  @Test
  @DisplayName("l’après-midi seul, la demi-journée n’est pas nommée")
  void a_session_in_the_afternoon() {
    clock.passUntil(LocalTime.of(15, 0), PARIS);
    atStep("PRESENTATION");
    assertThat(page()).contains("id=\"sign-AFTERNOON\"").doesNotContain("id=\"sign-MORNING\"");

    sign("AFTERNOON");
    assertThat(page()).contains(">✓ émargé</span>");
  }

  private void sign(String halfDay) {
    read("bob", must(as("bob").post(path("/attendance/signature"), Map.of("halfDay", halfDay))));
  }

  private String page() {
    return as("bob").get("/sessions/" + session + "?lang=fr").text();
  }
}
