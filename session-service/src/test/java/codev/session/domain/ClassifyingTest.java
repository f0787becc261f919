package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.ClassifyContribution;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Audience;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
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

  private static ClassifyContribution as(ContributionKind kind, Username by) {
    return new ClassifyContribution(SESSION, SAID, kind, by, NOON);
  }

  private static ContributionClassified classified(ContributionKind kind, Username by) {
    return new ContributionClassified(SESSION, SAID, kind, by, NOON);
  }
}
