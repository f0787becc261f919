package codev.session.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.testkit.MessageSamples;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

@DisplayName("Entendre qu'une séance est planifiée")
class GroupMessageListenerTest {
  private final Map<String, SessionTemplate> templates = templates();

  @Test
  @DisplayName("comme on le dit aujourd'hui : les mots, les apports et les questions du programme")
  void as_it_is_told_today() {
    var template = template("group.session-planned.v2");
    var step = template.steps().get(Step.CONSULTATION.ordinal());
    assertThat(step.fr()).isEqualTo("Partage d’expériences");
    assertThat(step.aimEn()).isEqualTo("Everybody tells what they have lived through.");
    assertThat(step.kinds())
        .isEqualTo(List.of(ContributionKind.EXPERIENCE, ContributionKind.QUESTION));
    assertThat(template.items()).extracting(item -> item.key()).containsExactly("COURAGE");
  }

  @Test
  @DisplayName(
      "comme on le disait d'abord : les mots et les apports de la méthode, aucune question")
  void as_it_was_told_at_first() {
    var template = template("group.session-planned.v1");
    assertThat(template.steps()).hasSize(7).allMatch(step -> step.fr() == null);
    assertThat(template.steps()).allMatch(step -> step.kinds() == null);
    assertThat(template.items()).isEmpty();
  }

  private SessionTemplate template(String type) {
    return Objects.requireNonNull(templates.get(type), type);
  }

  private static Map<String, SessionTemplate> templates() {
    var templates = new HashMap<String, SessionTemplate>();
    MessageSamples.of("group")
        .readBy((type, json) -> templates.putAll(planned(type, json)))
        .forEach(GroupMessageListenerTest::run);
    return templates;
  }

  private static Map<String, SessionTemplate> planned(String type, String json) {
    if (!type.startsWith("group.session-planned.")) return Map.of();
    var message = InboundMessage.of(type, "group", 1, Instant.EPOCH, json);
    return Map.of(type, message.as(GroupMessageListener.SessionPlanned.class).template());
  }

  private static void run(DynamicTest reading) {
    try {
      reading.getExecutable().execute();
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
