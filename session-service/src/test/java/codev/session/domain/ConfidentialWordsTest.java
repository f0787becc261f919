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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Écrire à l'animateur seul")
class ConfidentialWordsTest extends SessionSpec {
  private static final ContributionId ID = new ContributionId(uuid(30));

  @ParameterizedTest
  @EnumSource(Step.class)
  @DisplayName("chaque membre le peut, à chaque étape")
  void members_write_in_every_step(Step step) {
    for (var member : List.of(ALICE, BOB))
      given(at(step))
          .when(write(MESSAGE, Audience.FACILITATOR, member))
          .expectEvents(written(step, MESSAGE, member));
    refused(
        given(at(step)).when(write(MESSAGE, Audience.FACILITATOR, ANNE)),
        ONLY_MEMBERS_WRITE_TO_THE_FACILITATOR);
    refused(
        given(at(step)).when(write(MESSAGE, Audience.GROUP, BOB)), MESSAGE_IS_FOR_THE_FACILITATOR);
  }

  @Test
  @DisplayName("ce qui est pour le groupe s'enregistre comme avant qu'il y ait un choix")
  void for_the_group_is_as_before() {
    given(at(CONSULTATION))
        .when(write(IDEA, Audience.GROUP, BOB))
        .expectEvents(made(30, IDEA, BOB));
  }

  @Test
  @DisplayName("pour les autres, cela n'existe pas : ni réponse, ni marque, ni modification")
  void for_others_it_does_not_exist() {
    var written = written(CONSULTATION, IDEA, BOB);
    var reply = new Contribution(new ContributionId(uuid(31)), IDEA, words("Et"), ID);
    refused(
        given(at(CONSULTATION), written).when(new Contribute(SESSION, reply, CARLA, NOON)),
        UNKNOWN_CONTRIBUTION);
    refused(
        given(at(CONSULTATION), written)
            .when(new WithdrawContribution(SESSION, ID, null, CARLA, NOON)),
        UNKNOWN_CONTRIBUTION);
    refused(
        given(at(CONSULTATION), written).when(new MarkContribution(SESSION, ID, true, ALICE, NOON)),
        ONLY_CONTRIBUTIONS_ARE_MARKED);
    refused(
        given(at(SYNTHESIS), written).when(new KeepIdeas(SESSION, List.of(ID), ALICE, NOON)),
        ONLY_CONTRIBUTIONS_ARE_KEPT);
  }

  @Test
  @DisplayName("son auteur le modifie et le retire comme le reste")
  void its_author_changes_it() {
    given(at(LEARNING), written(LEARNING, MESSAGE, BOB))
        .when(new WithdrawContribution(SESSION, ID, null, BOB, NOON))
        .expectEvents(new ContributionWithdrawn(SESSION, ID, null, BOB, NOON));
  }

  @Test
  @DisplayName("cela ne compte pas parmi les contributions, retiré ou non")
  void it_does_not_count() {
    var state = stateAfter(at(CONSULTATION), written(CONSULTATION, MESSAGE, BOB));
    assertThat(state.counters().contributions()).isEmpty();
    var withdrawn =
        SessionEvolution.after(state, new ContributionWithdrawn(SESSION, ID, null, BOB, NOON));
    assertThat(withdrawn.counters().contributions()).isEmpty();
  }

  private static Contribute write(ContributionKind kind, @Nullable Audience audience, Username by) {
    return new Contribute(
        SESSION, new Contribution(ID, kind, words("texte 30"), null, audience), by, NOON);
  }

  private static ContributionMade written(Step step, ContributionKind kind, Username by) {
    return new ContributionMade(
        SESSION,
        step,
        new Contribution(ID, kind, words("texte 30"), null, Audience.FACILITATOR),
        by,
        NOON);
  }
}
