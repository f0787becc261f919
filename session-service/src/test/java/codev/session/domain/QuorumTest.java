package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.preparation.QuorumDecision.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.Username;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trop peu de consultants")
class QuorumTest extends SessionSpec {
  private static final SessionPostponed POSTPONED_TO_ANOTHER_DAY =
      new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, NOON);

  @Test
  @DisplayName("la présentation attend deux consultants présents")
  void presentation_waits_for_two_consultants() {
    refused(given(at(PREPARATION), absent(BOB)).when(next(PREPARATION)), NOT_ENOUGH_CONSULTANTS);
  }

  @Test
  @DisplayName("qui est parti ne consulte plus")
  void who_has_left_does_not_consult() {
    refused(
        given(at(PREPARATION), marked(BOB, AttendanceStatus.LEFT_EARLY)).when(next(PREPARATION)),
        NOT_ENOUGH_CONSULTANTS);
  }

  @Test
  @DisplayName("qui n'est pas marqué compte comme présent")
  void the_unmarked_count_as_present() {
    given(at(PREPARATION)).when(next(PREPARATION)).expectEvents(step(PRESENTATION));
  }

  @Test
  @DisplayName("arrivé en retard, on consulte")
  void who_comes_late_consults() {
    given(at(PREPARATION), absent(BOB), marked(BOB, AttendanceStatus.LATE))
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
  }

  @Test
  @DisplayName("l'animateur décide de la tenir, avec sa raison : elle continue")
  void held_anyway() {
    var held = new SessionHeldAnyway(SESSION, words("Grève"), ANNE, NOON);
    given(at(PREPARATION), absent(BOB)).when(decide(HELD, ANNE)).expectEvents(held);
    given(at(PREPARATION), absent(BOB), held)
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
    nothingNew(given(at(PREPARATION), absent(BOB), held).when(decide(HELD, ANNE)));
  }

  @Test
  @DisplayName("quand ils sont assez, il n'y a rien à décider")
  void nothing_to_decide_when_enough_are_there() {
    refused(given(at(PREPARATION)).when(decide(SHORTENED, ANNE)), ENOUGH_CONSULTANTS);
  }

  @Test
  @DisplayName("l'animateur seul décide, et en préparation seulement")
  void the_facilitator_decides_in_preparation() {
    refused(
        given(at(PREPARATION), absent(BOB)).when(decide(HELD, ALICE)), ONLY_THE_FACILITATOR_GUIDES);
    refused(
        given(at(PRESENTATION), absent(BOB)).when(decide(SHORTENED, ANNE)),
        QUORUM_IS_DECIDED_IN_PREPARATION);
  }

  @Test
  @DisplayName("écourtée, ses étapes à venir suivent le format d'une heure")
  void shortened_it_follows_the_short_form() {
    var shortened =
        new SessionShortened(SESSION, ORIGIN, standard().shortened(), words("Grève"), ANNE, NOON);
    given(at(PREPARATION), absent(BOB)).when(decide(SHORTENED, ANNE)).expectEvents(shortened);
    var timeline = timeline(List.of(scheduled(), opened(), shortened));
    assertThat(timeline.steps())
        .extracting(Timeline.StepSpan::plannedMinutes)
        .containsExactly(30, 5, 12, 5, 15, 6, 7);
    given(at(PREPARATION), absent(BOB), shortened)
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
  }

  @Test
  @DisplayName("écourtée, elle garde les mots du programme et ce qu'il laisse dire")
  void shortened_it_keeps_the_programmes_words() {
    var consultation = ours().shortened().steps().get(CONSULTATION.ordinal());
    assertThat(consultation)
        .isEqualTo(
            new SessionTemplate.PlannedStep(
                CONSULTATION,
                15,
                "Partage <d’expériences>",
                "Sharing experience",
                "Chacun raconte ce qu’il a vécu.",
                "Everybody tells what they have lived through.",
                List.of(ContributionKind.EXPERIENCE, ContributionKind.QUESTION)));
    assertThat(ours().shortened().items()).isEqualTo(ours().items());
  }

  @Test
  @DisplayName("écourtée, aucune étape ne devient plus longue")
  void shortened_no_step_becomes_longer() {
    var quick =
        new SessionTemplate(
            "A", 1, List.of(new SessionTemplate.PlannedStep(CONSULTATION, 9)), List.of());
    assertThat(quick.shortened().steps().get(CONSULTATION.ordinal()).plannedMinutes()).isEqualTo(9);
    assertThat(quick.shortened().steps().get(LEARNING.ordinal()).plannedMinutes()).isEqualTo(7);
  }

  @Test
  @DisplayName("reportée, elle est à nouveau prévue et attend sa date")
  void postponed_it_waits_for_a_date() {
    given(at(PREPARATION), absent(BOB))
        .when(decide(POSTPONED, ANNE))
        .expectEvents(POSTPONED_TO_ANOTHER_DAY);
    refused(
        given(at(PREPARATION), absent(BOB), POSTPONED_TO_ANOTHER_DAY).when(open()),
        SESSION_WAITS_FOR_A_DATE);
    nothingNew(
        given(at(PREPARATION), absent(BOB), POSTPONED_TO_ANOTHER_DAY)
            .when(decide(POSTPONED, ANNE)));
  }

  @Test
  @DisplayName(
      "reportée, elle s'ouvre un autre jour avec ses sujets, son temps et ses présences à neuf")
  void postponed_it_begins_anew_with_its_topics() {
    var moved = new SessionMoved(SESSION, after(10_000), ANNE, NOON);
    given(at(PREPARATION), absent(BOB), POSTPONED_TO_ANOTHER_DAY, moved, opened())
        .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), ANNE, NOON))
        .expectEvents(chosen());
    given(at(PREPARATION), absent(BOB), POSTPONED_TO_ANOTHER_DAY, moved, opened(), chosen())
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
    var timeline = timeline(List.of(scheduled(), opened(), POSTPONED_TO_ANOTHER_DAY));
    assertThat(timeline.now().startedAt()).isNull();
    assertThat(timeline.now().ranAt(after(60))).isEqualTo(Duration.ZERO);
  }

  @Test
  @DisplayName("une action déjà revue ne l'est pas une seconde fois")
  void a_reviewed_action_stays_reviewed() {
    var reviewed =
        new EarlierActionReviewed(
            SESSION, ORIGIN, EARLIER, BOB, EarlierAction.Outcome.DONE, effect(4), null, BOB, NOON);
    var moved = new SessionMoved(SESSION, after(10_000), ANNE, NOON);
    given(
            scheduled(),
            opened(earlierAction()),
            proposed(),
            reviewed,
            POSTPONED_TO_ANOTHER_DAY,
            moved,
            opened(earlierAction()),
            chosen())
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
  }

  private static Timeline timeline(List<SessionEvent> events) {
    return events.stream().reduce((Timeline) null, Timeline::after, (a, _) -> a);
  }

  private static AttendanceMarked absent(Username member) {
    return marked(member, AttendanceStatus.ABSENT);
  }

  private static AttendanceMarked marked(Username member, AttendanceStatus status) {
    return new AttendanceMarked(SESSION, ORIGIN, member, status, null, ANNE, NOON);
  }

  private static DecideOnQuorum decide(QuorumDecision decision, Username by) {
    return new DecideOnQuorum(SESSION, decision, words("Grève"), by, NOON);
  }

  private static OpenSession open() {
    return new OpenSession(SESSION, Set.of(), List.of(), List.of(), PARIS, null, ANNE, NOON);
  }
}
