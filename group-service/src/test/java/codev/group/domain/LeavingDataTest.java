package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.period;
import static codev.group.domain.People.retentionAnnounced;
import static codev.group.domain.People.retentionCarriedOut;
import static codev.group.domain.People.retentionSet;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.RetentionCommand.AnnounceRetention;
import codev.group.domain.command.RetentionCommand.CarryOutRetention;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.retention.Retention;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Effacer à la fin d’une durée de conservation")
class LeavingDataTest {
  private static final LocalDate END = LocalDate.parse("2030-10-01");

  @Test
  @DisplayName("c’est annoncé une fois, pour le jour où la durée est écoulée")
  void it_is_announced_once() {
    given(Retention.class, retentionSet(36))
        .when(announce(END, END.minusDays(30)))
        .expectEvents(retentionAnnounced());
    given(Retention.class)
        .when(announce(END, END.minusDays(30)))
        .expectEvents(retentionAnnounced());
    nothingNew(given(Retention.class, retentionAnnounced()).when(announce(END, END.minusDays(29))));
  }

  @Test
  @DisplayName("annoncé plus tard, c’est pour 30 jours après")
  void notice_is_given() {
    var late = END.minusDays(2);
    given(Retention.class)
        .when(announce(END, late))
        .expectEvents(
            new RetentionAnnounced(PROGRAMME, RetentionClass.WORDS, END, late.plusDays(30), TODAY));
  }

  @Test
  @DisplayName("la durée changée, c’est annoncé de nouveau")
  void another_period_is_announced_anew() {
    var later = END.plusYears(1);
    given(Retention.class, retentionSet(36), retentionAnnounced(), retentionSet(48))
        .when(announce(later, END))
        .expectEvents(new RetentionAnnounced(PROGRAMME, RetentionClass.WORDS, later, later, TODAY));
    refused(
        given(Retention.class, retentionSet(36), retentionAnnounced(), retentionSet(48))
            .when(carryOut(later, later)),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
  }

  @Test
  @DisplayName("rien ne s’efface sans annonce, ni avant le jour annoncé")
  void nothing_leaves_before_its_day() {
    refused(
        given(Retention.class, retentionSet(36)).when(carryOut(END, END)),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
    refused(
        given(Retention.class, retentionAnnounced()).when(carryOut(END, END.minusDays(1))),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
    given(Retention.class, retentionAnnounced())
        .when(carryOut(END, END))
        .expectEvents(retentionCarriedOut());
  }

  @Test
  @DisplayName("ce qui est effacé l’est une fois, et sa durée ne change plus")
  void what_has_left_has_left() {
    var gone = given(Retention.class, retentionAnnounced(), retentionCarriedOut());
    nothingNew(gone.when(carryOut(END, END.plusDays(1))));
    nothingNew(
        given(Retention.class, retentionAnnounced(), retentionCarriedOut())
            .when(announce(END.plusYears(1), END.plusYears(1))));
    refused(
        given(Retention.class, retentionSet(36), retentionAnnounced(), retentionCarriedOut())
            .when(new SetRetention(PROGRAMME, RetentionClass.WORDS, period(48), true, MONA, TODAY)),
        RuleViolation.RETENTION_IS_OVER);
  }

  private static AnnounceRetention announce(LocalDate end, LocalDate today) {
    return new AnnounceRetention(PROGRAMME, RetentionClass.WORDS, end, today, TODAY);
  }

  private static CarryOutRetention carryOut(LocalDate end, LocalDate today) {
    return new CarryOutRetention(PROGRAMME, RetentionClass.WORDS, end, today, TODAY);
  }
}
