package codev.learning.config;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.GlossaryCheck;
import codev.learning.domain.RuleViolation;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.authority.GrantRole;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.value.SessionStatistics;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chaque phrase")
class MessageFilesTest {
  private static final Set<String> FRENCH = sentences("fr");

  @Test
  @DisplayName("existe dans les deux langues")
  void exists_in_both_languages() {
    assertThat(sentences("en")).hasSameElementsAs(FRENCH);
  }

  @Test
  @DisplayName("de refus est écrite")
  void of_refusal_is_written() {
    assertThat(FRENCH)
        .containsAll(Arrays.stream(RuleViolation.values()).map(RuleViolation::key).toList());
  }

  @Test
  @DisplayName("de refus est au glossaire, et lui n'en a pas d'autres")
  void the_glossary_has_every_refusal() {
    GlossaryCheck.mustContain(
        Path.of("../infra/docs/glossary.md"),
        "learning",
        "learning.",
        Arrays.stream(RuleViolation.values()).map(RuleViolation::key).toList());
  }

  @Test
  @DisplayName("de l’audit est écrite pour chaque événement")
  void of_the_audit_trail_is_written_for_each_event() {
    var events =
        EventTypes.of("learning", LearningServiceEvent.class)
            .and("authority", AuthorityEvent.class);
    assertThat(FRENCH)
        .containsAll(
            Stream.of(
                    events.all().stream().map(events::nameOf),
                    Arrays.stream(SessionStatistics.AttendanceStatus.values())
                        .map(s -> "presence." + s),
                    Arrays.stream(GrantRole.values()).map(role -> "role." + role))
                .flatMap(keys -> keys)
                .map(key -> "acted." + key)
                .toList());
  }

  private static Set<String> sentences(String language) {
    try (var file =
        MessageFilesTest.class.getResourceAsStream(
            "/messages/learning_" + language + ".properties")) {
      var sentences = new Properties();
      sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return sentences.stringPropertyNames();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
