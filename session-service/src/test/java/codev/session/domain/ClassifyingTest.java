package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Audience;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classer une contribution")
class ClassifyingTest extends SessionSpec {
  private static final ContributionId SAID = new ContributionId(uuid(30));

  @Test
  @DisplayName("son auteur et l'animateur la classent autrement, sans toucher à un mot")
  void the_author_and_the_facilitator_classify() {
    for (var who : new Username[] {BOB, ANNE})
      given(at(CONSULTATION), made(30, IDEA, BOB))
          .when(as(LEAD, who))
          .expectEvents(classified(LEAD, who));
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB)).when(as(IDEA, BOB)));
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), classified(LEAD, ANNE)).when(as(LEAD, BOB)));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(as(LEAD, CARLA)),
        ONLY_THE_AUTHOR_CHANGES);
  }

  @Test
  @DisplayName("l'auteur tant que dure l'étape, l'animateur aussi plus tard")
  void later_the_facilitator_alone() {
    given(at(CONSULTATION), made(30, IDEA, BOB), step(SYNTHESIS))
        .when(as(LEAD, ANNE))
        .expectEvents(classified(LEAD, ANNE));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), step(SYNTHESIS)).when(as(LEAD, BOB)),
        STEP_OF_CONTRIBUTION_IS_OVER);
  }

  @Test
  @DisplayName("en un type de la même étape, du même rôle")
  void as_a_kind_of_its_step() {
    for (var other : new ContributionKind[] {FACT, STATEMENT, REFRAME, MESSAGE})
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB)).when(as(other, ANNE)), KIND_DOES_NOT_FIT);
    var aside = new Contribution(SAID, MESSAGE, words("?"), null, Audience.FACILITATOR);
    refused(
        given(at(CONSULTATION), new ContributionMade(SESSION, CONSULTATION, aside, BOB, NOON))
            .when(as(IDEA, ANNE)),
        KIND_DOES_NOT_FIT);
  }

  @Test
  @DisplayName("elle compte ensuite comme ce qu'elle est devenue")
  void it_counts_as_what_it_became() {
    var state = stateAfter(at(CONSULTATION), made(30, IDEA, BOB), classified(LEAD, ANNE));
    assertThat(state.contribution(SAID).orElseThrow().kind()).isEqualTo(LEAD);
  }

  @Test
  @DisplayName("sans type, elle est valable pour qui contribue à l'étape, et pour personne d'autre")
  void none_is_a_valid_kind() {
    for (var step : new Step[] {CLARIFICATION, PROBLEM_DEFINITION, CONSULTATION})
      given(at(step)).when(contribute(step, BOB)).expectEvents(unclassified(30, step, BOB));
    given(at(PRESENTATION))
        .when(contribute(PRESENTATION, ALICE))
        .expectEvents(unclassified(30, PRESENTATION, ALICE));
    refused(given(at(PRESENTATION)).when(contribute(PRESENTATION, BOB)), ONLY_THE_CLIENT_PRESENTS);
    refused(given(at(CLARIFICATION)).when(contribute(CLARIFICATION, ALICE)), ONLY_CONSULTANTS_ASK);
    for (var other : new Username[] {ALICE, ANNE})
      refused(
          given(at(CONSULTATION)).when(contribute(CONSULTATION, other)),
          ONLY_CONSULTANTS_CONTRIBUTE);
    for (var step : new Step[] {PREPARATION, SYNTHESIS, LEARNING})
      refused(given(at(step)).when(contribute(step, BOB)), NO_CONTRIBUTION_IN_STEP);
  }

  @Test
  @DisplayName("envoyée deux fois sans type, elle compte une fois, classée entre-temps ou non")
  void none_is_recognised_when_sent_again() {
    var made = unclassified(30, CONSULTATION, BOB);
    nothingNew(given(at(CONSULTATION), made).when(contribute(CONSULTATION, BOB)));
    nothingNew(
        given(at(CONSULTATION), made, classified(LEAD, ANNE)).when(contribute(CONSULTATION, BOB)));
  }

  @Test
  @DisplayName("sans type, elle se classe ensuite en un type de son étape, par qui le peut")
  void none_is_classified_later() {
    for (var who : new Username[] {BOB, ANNE})
      given(at(CONSULTATION), unclassified(30, CONSULTATION, BOB))
          .when(as(LEAD, who))
          .expectEvents(classified(LEAD, who));
    refused(
        given(at(CONSULTATION), unclassified(30, CONSULTATION, BOB)).when(as(LEAD, CARLA)),
        ONLY_THE_AUTHOR_CHANGES);
    for (var other : new ContributionKind[] {FACT, STATEMENT, REFRAME, ANSWER, MESSAGE})
      refused(
          given(at(CONSULTATION), unclassified(30, CONSULTATION, BOB)).when(as(other, ANNE)),
          KIND_DOES_NOT_FIT);
    given(at(CLARIFICATION), unclassified(30, CLARIFICATION, BOB))
        .when(as(FACT, BOB))
        .expectEvents(classified(FACT, BOB));
  }

  @Test
  @DisplayName("sans type, rien n'est empêché : ni d'avancer, ni de la marquer, ni de la retenir")
  void none_blocks_nothing() {
    var made = unclassified(30, CONSULTATION, BOB);
    given(at(CONSULTATION), made).when(next(CONSULTATION)).expectEvents(step(SYNTHESIS));
    given(at(CONSULTATION), made)
        .when(new MarkContribution(SESSION, SAID, true, ALICE, NOON))
        .expectEvents(new ContributionMarked(SESSION, SAID, true, ALICE, NOON));
    given(at(CONSULTATION), made, step(SYNTHESIS))
        .when(new KeepIdeas(SESSION, List.of(SAID), ALICE, NOON))
        .expectEvents(new IdeasKept(SESSION, List.of(SAID), ALICE, NOON));
    given(at(PROBLEM_DEFINITION), unclassified(30, PROBLEM_DEFINITION, BOB))
        .when(new RateReformulation(SESSION, SAID, 4, ALICE, NOON))
        .expectEvents(new ReformulationRated(SESSION, SAID, 4, ALICE, NOON));
  }

  private static Contribute contribute(Step step, Username by) {
    return new Contribute(SESSION, unclassified(30, step, by).contribution(), by, NOON);
  }

  private static ClassifyContribution as(ContributionKind kind, Username by) {
    return new ClassifyContribution(SESSION, SAID, kind, by, NOON);
  }

  private static ContributionClassified classified(ContributionKind kind, Username by) {
    return new ContributionClassified(SESSION, SAID, kind, by, NOON);
  }
}
