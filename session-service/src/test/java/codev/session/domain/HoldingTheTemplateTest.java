package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Tenir le déroulé du programme")
class HoldingTheTemplateTest extends SessionSpec {

  @Test
  @DisplayName("une sorte d'apport que le déroulé ne prévoit pas est refusée")
  void a_kind_outside_the_template_is_refused() {
    refused(given(oursAt(CONSULTATION)).when(contribute(30, IDEA, BOB)), KIND_NOT_IN_TEMPLATE);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"EXPERIENCE", "QUESTION"})
  @DisplayName("celles qu'il prévoit restent possibles")
  void the_others_are_possible(ContributionKind kind) {
    given(oursAt(CONSULTATION)).when(contribute(30, kind, BOB)).expectEvents(made(30, kind, BOB));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"REFRAME", "DISCOMFORT"})
  @DisplayName("le client garde toujours ses signes")
  void the_client_keeps_their_signals(ContributionKind kind) {
    given(oursAt(CONSULTATION))
        .when(contribute(30, kind, ALICE))
        .expectEvents(made(30, kind, ALICE));
  }

  @Test
  @DisplayName("n'est offert que ce que le déroulé prévoit")
  void only_what_is_foreseen_is_offered() {
    var step = ours().steps().get(CONSULTATION.ordinal());
    assertThat(step.open(SessionStatus.OPEN, ParticipantRole.CONSULTANT))
        .containsExactly(EXPERIENCE, QUESTION, MESSAGE);
    assertThat(step.open(SessionStatus.OPEN, ParticipantRole.CLIENT))
        .containsExactly(REFRAME, DISCOMFORT, MESSAGE);
  }

  @Test
  @DisplayName("une étape sans restriction laisse tout ce que la méthode permet")
  void elsewhere_all_is_possible() {
    given(oursAt(CLARIFICATION))
        .when(contribute(30, STAKES, BOB))
        .expectEvents(made(30, STAKES, BOB));
  }

  @Test
  @DisplayName("les questions du programme vont à qui elles s'adressent")
  void items_of_the_programme_have_their_audience() {
    given(oursAt(LEARNING))
        .when(evaluate(BOB, "H1", "COURAGE", "DON"))
        .expectEvents(evaluated(ParticipantRole.CONSULTANT, BOB, "H1", "COURAGE", "DON"));
    refused(given(oursAt(LEARNING)).when(evaluate(BOB, "SOUTIEN")), ITEM_IS_FOR_THE_CLIENT);
    refused(given(oursAt(LEARNING)).when(evaluate(ALICE, "DON")), ITEM_IS_FOR_CONSULTANTS);
  }

  @Test
  @DisplayName("une séance planifiée garde son déroulé, quoi qu'on planifie ensuite")
  void a_session_keeps_its_template() {
    var again =
        new ScheduleSession(
            SESSION,
            GROUP,
            PROGRAMME,
            "Groupe Lumière",
            1,
            ANNE,
            List.of(ALICE, BOB, CARLA),
            standard(),
            NOON,
            "Salle Ampère",
            null,
            NOON);
    nothingNew(given(scheduled(ours())).when(again));
  }

  private static List<SessionEvent> oursAt(Step step) {
    var events = new ArrayList<>(at(step));
    events.set(0, scheduled(ours()));
    return events;
  }

  static EvaluateSession evaluate(Username by, String... items) {
    return new EvaluateSession(SESSION, evaluation(items), List.of(items), by, NOON);
  }

  static SessionEvaluated evaluated(ParticipantRole role, Username by, String... items) {
    return new SessionEvaluated(SESSION, ORIGIN, evaluation(items), role, by, NOON);
  }

  private static Evaluation evaluation(String... items) {
    return new Evaluation(items(items), words("{}"), null, null);
  }
}
