package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.contribution.SessionCounters;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Modifier ou retirer ses propres mots")
class ChangingWordsTest extends SessionSpec {
  private static final ContributionId IDEA_30 = new ContributionId(uuid(30));
  private static final CommandId ONCE = new CommandId(uuid(90));
  private static final ContributionWithdrawn WITHDRAWN =
      new ContributionWithdrawn(SESSION, IDEA_30, null, BOB, NOON);
  private static final ContributionRestored RESTORED =
      new ContributionRestored(SESSION, IDEA_30, null, BOB, NOON);
  private static final EntryHidden HIDDEN =
      new EntryHidden(SESSION, IDEA_30.toString(), words("Nom cité"), ANNE, NOON);

  @Test
  @DisplayName("l'auteur les modifie et les retire tant que dure leur étape")
  void the_author_changes_them() {
    given(at(CONSULTATION), made(30, IDEA, BOB))
        .when(correct("Mieux dit", BOB))
        .expectEvents(corrected("Mieux dit", null));
    given(at(CONSULTATION), made(30, IDEA, BOB)).when(withdraw(BOB)).expectEvents(WITHDRAWN);
  }

  @Test
  @DisplayName("personne d'autre, pas même l'animateur, ni qui n'en est pas")
  void nobody_else_changes_them() {
    for (var other : List.of(ANNE, ALICE, CARLA)) {
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB)).when(correct("Autre", other)),
          ONLY_THE_AUTHOR_CHANGES);
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB)).when(withdraw(other)),
          ONLY_THE_AUTHOR_CHANGES);
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN).when(withdraw(other)),
          ONLY_THE_AUTHOR_CHANGES);
    }
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(withdraw(STRANGER)), NOT_A_PARTICIPANT);
    refused(given(at(CONSULTATION)).when(withdraw(BOB)), UNKNOWN_CONTRIBUTION);
  }

  @Test
  @DisplayName("pas après l'étape ; de nouveau si l'on y revient")
  void not_after_the_step() {
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB)).when(correct("Mieux dit", BOB)),
        STEP_OF_CONTRIBUTION_IS_OVER);
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB)).when(withdraw(BOB)),
        STEP_OF_CONTRIBUTION_IS_OVER);
    given(
            at(SYNTHESIS),
            made(30, IDEA, BOB),
            new StepReopened(
                SESSION, CONSULTATION.ordinal(), CONSULTATION, words("Encore"), null, ANNE, NOON))
        .when(withdraw(BOB))
        .expectEvents(WITHDRAWN);
  }

  @Test
  @DisplayName("pas ce que l'animateur a masqué, ni ce qui est déjà retiré")
  void not_what_is_hidden_or_withdrawn() {
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), HIDDEN).when(correct("Mieux dit", BOB)),
        CONTRIBUTION_IS_HIDDEN);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), HIDDEN).when(withdraw(BOB)),
        CONTRIBUTION_IS_HIDDEN);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN).when(correct("Mieux dit", BOB)),
        CONTRIBUTION_IS_WITHDRAWN);
  }

  @Test
  @DisplayName("envoyé deux fois, c'est fait une fois, même l'étape passée")
  void sent_twice_it_happens_once() {
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN).when(withdraw(BOB)));
    nothingNew(
        given(at(SYNTHESIS), made(30, IDEA, BOB), corrected("Mieux dit", null))
            .when(correct("Mieux dit", BOB)));
    given(at(CONSULTATION), made(30, IDEA, BOB), corrected("Mieux dit", null))
        .when(correct("texte 30", BOB))
        .expectEvents(corrected("texte 30", null));
  }

  @Test
  @DisplayName("avec son identifiant, une modification répétée n'efface pas la suivante")
  void a_late_repetition_undoes_nothing() {
    var once = new CorrectContribution(SESSION, IDEA_30, words("Mieux dit"), ONCE, BOB, NOON);
    var before =
        List.<SessionEvent>of(
            made(30, IDEA, BOB), corrected("Mieux dit", ONCE), corrected("Encore mieux", null));
    nothingNew(given(at(CONSULTATION), before.toArray(SessionEvent[]::new)).when(once));
    refused(
        given(at(CONSULTATION), before.toArray(SessionEvent[]::new))
            .when(new CorrectContribution(SESSION, IDEA_30, words("Autre"), ONCE, BOB, NOON)),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("même si, la première fois, elle n'a rien changé")
  void a_late_repetition_of_what_changed_nothing_undoes_nothing() {
    var once = new CorrectContribution(SESSION, IDEA_30, words("texte 30"), ONCE, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB))
        .when(once)
        .expectEvents(corrected("texte 30", ONCE));
    nothingNew(
        given(
                at(CONSULTATION),
                made(30, IDEA, BOB),
                corrected("texte 30", ONCE),
                corrected("Mieux dit", null))
            .when(once));
  }

  @Test
  @DisplayName(
      "avec son identifiant, un retrait répété ne retire pas ce qui est rétabli, et inversement")
  void a_late_withdrawal_undoes_no_restoration() {
    var again = new CommandId(uuid(91));
    var withdrawn = new ContributionWithdrawn(SESSION, IDEA_30, ONCE, BOB, NOON);
    var restored = new ContributionRestored(SESSION, IDEA_30, again, BOB, NOON);
    var withdraw = new WithdrawContribution(SESSION, IDEA_30, ONCE, BOB, NOON);
    var restore = new RestoreContribution(SESSION, IDEA_30, again, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB)).when(withdraw).expectEvents(withdrawn);
    given(at(CONSULTATION), made(30, IDEA, BOB), withdrawn).when(restore).expectEvents(restored);
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), withdrawn, restored).when(withdraw));
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), withdrawn, restored, WITHDRAWN).when(restore));
    nothingNew(given(at(SYNTHESIS), made(30, IDEA, BOB), withdrawn, restored).when(withdraw));
    for (var other :
        List.of(
            new WithdrawContribution(SESSION, new ContributionId(uuid(31)), ONCE, BOB, NOON),
            new RestoreContribution(SESSION, IDEA_30, ONCE, BOB, NOON)))
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB), made(31, IDEA, BOB), withdrawn).when(other),
          SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("à ce qui est retiré on ne répond pas ; le client ne le marque ni ne le retient")
  void what_is_withdrawn_is_gone() {
    var answer = new Contribution(new ContributionId(uuid(31)), ANSWER, words("Oui"), IDEA_30);
    refused(
        given(at(CLARIFICATION), made(30, FACT, BOB), WITHDRAWN)
            .when(new Contribute(SESSION, answer, ALICE, NOON)),
        CONTRIBUTION_IS_WITHDRAWN);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN)
            .when(new MarkContribution(SESSION, IDEA_30, true, ALICE, NOON)),
        ONLY_CONTRIBUTIONS_ARE_MARKED);
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB), WITHDRAWN)
            .when(new KeepIdeas(SESSION, List.of(IDEA_30), ALICE, NOON)),
        ONLY_CONTRIBUTIONS_ARE_KEPT);
  }

  @Test
  @DisplayName("ce qui est retiré puis masqué, son auteur ne le rétablit pas")
  void what_was_withdrawn_is_hidden() {
    var hide = new HideEntry(SESSION, IDEA_30.toString(), words("Nom cité"), ANNE, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN).when(hide).expectEvents(HIDDEN);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, HIDDEN).when(restore(BOB)),
        CONTRIBUTION_IS_HIDDEN);
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, HIDDEN).when(hide));
    assertThat(
            PermissionRules.offered(
                stateAfter(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, HIDDEN), BOB))
        .doesNotContain(SessionPermission.RESTORE);
  }

  @Test
  @DisplayName("ce qui est retiré ne compte plus parmi les contributions")
  void what_is_withdrawn_does_not_count() {
    var counted = stateAfter(at(CONSULTATION), made(30, IDEA, BOB), made(31, LEAD, BOB), WITHDRAWN);
    assertThat(counted.counters().contributions())
        .containsExactly(new SessionCounters.AuthorCount(BOB, 1));
  }

  @Test
  @DisplayName("est permis à qui a quelque chose à modifier, et à lui seul")
  void is_offered_to_authors() {
    var said = stateAfter(at(CONSULTATION), made(30, IDEA, BOB));
    assertThat(PermissionRules.offered(said, BOB))
        .contains(SessionPermission.CORRECT, SessionPermission.WITHDRAW);
    assertThat(PermissionRules.offered(said, CARLA))
        .doesNotContain(SessionPermission.CORRECT, SessionPermission.WITHDRAW);
    assertThat(PermissionRules.offered(SessionEvolution.after(said, WITHDRAWN), BOB))
        .doesNotContain(SessionPermission.CORRECT, SessionPermission.WITHDRAW);
    assertThat(PermissionRules.offered(SessionEvolution.after(said, step(SYNTHESIS)), BOB))
        .doesNotContain(SessionPermission.CORRECT, SessionPermission.WITHDRAW);
  }

  @Test
  @DisplayName("l'auteur rétablit ce qu'il a retiré, tant que dure l'étape ; tout est comme avant")
  void what_is_withdrawn_is_restored() {
    var before = List.<SessionEvent>of(made(30, IDEA, BOB), WITHDRAWN);
    given(at(CONSULTATION), before.toArray(SessionEvent[]::new))
        .when(restore(BOB))
        .expectEvents(RESTORED);
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB)).when(restore(BOB)));
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, RESTORED).when(restore(BOB)));
    nothingNew(given(at(SYNTHESIS), made(30, IDEA, BOB), WITHDRAWN, RESTORED).when(restore(BOB)));
    for (var other : List.of(ANNE, ALICE, CARLA))
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN).when(restore(other)),
          ONLY_THE_AUTHOR_CHANGES);
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB), WITHDRAWN).when(restore(BOB)),
        STEP_OF_CONTRIBUTION_IS_OVER);
    var restored = stateAfter(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, RESTORED);
    assertThat(restored.isShown(IDEA_30)).isTrue();
    assertThat(restored.counters())
        .isEqualTo(stateAfter(at(CONSULTATION), made(30, IDEA, BOB)).counters());
    given(at(CONSULTATION), made(30, IDEA, BOB), WITHDRAWN, RESTORED)
        .when(withdraw(BOB))
        .expectEvents(WITHDRAWN);
  }

  @Test
  @DisplayName("rétablir n'est permis qu'à qui a retiré quelque chose")
  void restoring_is_offered_to_who_has_withdrawn() {
    var said = stateAfter(at(CONSULTATION), made(30, IDEA, BOB));
    assertThat(PermissionRules.offered(said, BOB)).doesNotContain(SessionPermission.RESTORE);
    var withdrawn = SessionEvolution.after(said, WITHDRAWN);
    assertThat(PermissionRules.offered(withdrawn, BOB)).contains(SessionPermission.RESTORE);
    assertThat(PermissionRules.offered(SessionEvolution.after(withdrawn, step(SYNTHESIS)), BOB))
        .doesNotContain(SessionPermission.RESTORE);
  }

  private static RestoreContribution restore(Username by) {
    return new RestoreContribution(SESSION, IDEA_30, null, by, NOON);
  }

  private static CorrectContribution correct(String text, Username by) {
    return new CorrectContribution(SESSION, IDEA_30, words(text), null, by, NOON);
  }

  private static ContributionCorrected corrected(String text, @Nullable CommandId correction) {
    return new ContributionCorrected(SESSION, IDEA_30, words(text), correction, BOB, NOON);
  }

  private static WithdrawContribution withdraw(Username by) {
    return new WithdrawContribution(SESSION, IDEA_30, null, by, NOON);
  }
}
