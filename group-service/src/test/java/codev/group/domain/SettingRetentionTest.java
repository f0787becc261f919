package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.period;
import static codev.group.domain.People.retentionSet;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.retention.Retention;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fixer une durée de conservation")
class SettingRetentionTest {
  @Test
  @DisplayName("l’accord d’une seconde personne est nécessaire, pour allonger comme pour réduire")
  void a_second_person_approves() {
    refused(given(Retention.class).when(set(36, false)), RuleViolation.APPROVAL_NEEDED);
    refused(
        given(Retention.class, retentionSet(36)).when(set(60, false)),
        RuleViolation.APPROVAL_NEEDED);
    refused(
        given(Retention.class, retentionSet(36)).when(set(24, false)),
        RuleViolation.APPROVAL_NEEDED);
    given(Retention.class).when(set(36, true)).expectEvents(retentionSet(36));
  }

  @Test
  @DisplayName("celle qui est déjà fixée ne change rien, une autre base légale si")
  void the_same_changes_nothing() {
    nothingNew(given(Retention.class, retentionSet(36)).when(set(36, false)));
    var obliged = new RetentionPeriod(36, LegalBasis.LEGAL_OBLIGATION);
    given(Retention.class, retentionSet(36))
        .when(new SetRetention(PROGRAMME, RetentionClass.WORDS, obliged, true, MONA, TODAY))
        .expectEvents(new RetentionSet(PROGRAMME, RetentionClass.WORDS, obliged, MONA, TODAY));
  }

  @Test
  @DisplayName("chaque catégorie de données a la sienne, et l’organisation aussi")
  void each_class_has_its_own() {
    given(Retention.class, retentionSet(36))
        .when(new SetRetention(PROGRAMME, RetentionClass.ANSWERS, period(36), true, MONA, TODAY))
        .expectEvents(new RetentionSet(PROGRAMME, RetentionClass.ANSWERS, period(36), MONA, TODAY));
    given(Retention.class)
        .when(new SetRetention(null, RetentionClass.WORDS, period(48), true, MONA, TODAY))
        .expectEvents(new RetentionSet(null, RetentionClass.WORDS, period(48), MONA, TODAY));
  }

  @Test
  @DisplayName("elle va d’un an à dix ans après la fin du programme")
  void it_has_bounds() {
    for (int months : new int[] {Integer.MIN_VALUE, 0, 11, 121})
      refused(
          given(Retention.class).when(set(months, true)), RuleViolation.RETENTION_OUT_OF_BOUNDS);
    for (int months : new int[] {12, 120})
      given(Retention.class).when(set(months, true)).expectEvents(retentionSet(months));
  }

  @Test
  @DisplayName("elle compte en mois entiers après le dernier jour")
  void it_counts_whole_months() {
    assertThat(period(12).endAfter(LocalDate.parse("2027-09-30"))).isEqualTo("2028-10-01");
    assertThat(period(17).endAfter(LocalDate.parse("2027-09-30"))).isEqualTo("2029-03-01");
  }

  @Test
  @DisplayName("ceux qui gèrent le programme en décident, ou ceux qui gèrent l’organisation")
  void who_decides() {
    var ofProgramme = new RetentionChange(PROGRAMME, RetentionClass.WORDS, period(36), MONA);
    var ofOrganisation = new RetentionChange(null, RetentionClass.WORDS, period(36), MONA);
    assertThat(ofProgramme.scopes()).containsExactly(GrantScope.of(PROGRAMME));
    assertThat(ofOrganisation.scopes()).containsExactly(GrantScope.ORGANISATION);
  }

  private static SetRetention set(int months, boolean approved) {
    return new SetRetention(PROGRAMME, RetentionClass.WORDS, period(months), approved, MONA, TODAY);
  }
}
