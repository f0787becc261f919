package codev.session.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.session.response.ApiEventNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le sujet d'un événement, pour l'auditeur")
class AuditKindTest {
  @Test
  @DisplayName("est un seul, pour chaque événement")
  void each_event_is_of_one() {
    assertThat(Arrays.stream(AuditKind.values()).flatMap(kind -> kind.events().stream()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(ApiEventNames.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("a un nom dans les deux langues")
  void has_a_name(String language) {
    var sentences =
        ResourceBundle.getBundle(
            "messages/session",
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    assertThat(AuditKind.values())
        .allMatch(kind -> sentences.containsKey("acted.kind." + kind.name()));
  }
}
