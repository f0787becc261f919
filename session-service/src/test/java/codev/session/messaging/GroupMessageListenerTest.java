package codev.session.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.testkit.MessageSamples;
import codev.session.domain.SessionCommand.ScheduleSession;
import codev.session.domain.reference.KnownFactCommand.RememberGroupFact;
import codev.session.domain.reference.KnownGroupEvent.CharterVersionNoted;
import codev.session.domain.reference.KnownGroupEvent.SessionHeard;
import codev.session.domain.reference.KnownPersonCommand.RememberPerson;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.Step;
import codev.session.messaging.GroupMessageListener.SessionPlanned;
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
  private final Map<String, SessionPlanned> plans = plans();

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

  @Test
  @DisplayName("la séance est prévue avant qu’on retienne qu’elle suit son groupe")
  void the_session_does_not_wait_for_what_follows() {
    for (var planned : plans.values())
      assertThat(GroupMessageListener.commandsOf(planned))
          .satisfiesExactly(
              charter ->
                  assertThat(charter)
                      .isInstanceOfSatisfying(
                          RememberGroupFact.class,
                          c -> assertThat(c.fact()).isInstanceOf(CharterVersionNoted.class)),
              session -> assertThat(session).isInstanceOf(ScheduleSession.class),
              person -> assertThat(person).isInstanceOf(RememberPerson.class),
              group ->
                  assertThat(group)
                      .isInstanceOfSatisfying(
                          RememberGroupFact.class,
                          c -> assertThat(c.fact()).isInstanceOf(SessionHeard.class)));
  }

  private SessionTemplate template(String type) {
    return Objects.requireNonNull(plans.get(type), type).template();
  }

  private static Map<String, SessionPlanned> plans() {
    var plans = new HashMap<String, SessionPlanned>();
    MessageSamples.of("group")
        .readBy((type, json) -> plans.putAll(planned(type, json)))
        .forEach(GroupMessageListenerTest::run);
    return plans;
  }

  private static Map<String, SessionPlanned> planned(String type, String json) {
    if (!type.startsWith("group.session-planned.")) return Map.of();
    var message = CloudEventMessage.uncarried(type, "group", 1, Instant.EPOCH, json);
    return Map.of(type, message.as(SessionPlanned.class));
  }

  private static void run(DynamicTest reading) {
    try {
      reading.getExecutable().execute();
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
