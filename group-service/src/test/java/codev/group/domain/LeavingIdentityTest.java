package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.identityErasureAnnounced;
import static codev.group.domain.People.identityErasureCalledOff;
import static codev.group.domain.People.identityPeriodEnded;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.IdentityRetentionCommand.AnnounceIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.CallOffIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.EndIdentityPeriod;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureAnnounced;
import codev.group.domain.retention.IdentityRetention;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Effacer l’identité de qui n’est plus dans aucun programme")
class LeavingIdentityTest {
  private static final LocalDate END = LocalDate.parse("2030-10-01");

  @Test
  @DisplayName("c’est annoncé une fois, au moins 30 jours avant")
  void it_is_announced_once() {
    given(IdentityRetention.class)
        .when(announce(END, END.minusDays(30)))
        .expectEvents(identityErasureAnnounced());
    nothingNew(
        given(IdentityRetention.class, identityErasureAnnounced())
            .when(announce(END, END.minusDays(29))));
    given(IdentityRetention.class)
        .when(announce(END, END.minusDays(2)))
        .expectEvents(announced(END, END.plusDays(28)));
  }

  @Test
  @DisplayName("un autre terme est annoncé de nouveau, et le premier ne vaut plus")
  void another_end_is_announced_anew() {
    var later = END.plusYears(1);
    given(IdentityRetention.class, identityErasureAnnounced())
        .when(announce(later, END))
        .expectEvents(announced(later, later));
    refused(
        given(IdentityRetention.class, identityErasureAnnounced()).when(end(later, later)),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
    refused(
        given(IdentityRetention.class, identityErasureAnnounced(), announced(later, later))
            .when(end(END, END)),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
  }

  @Test
  @DisplayName("annulé, c’est à annoncer de nouveau, même pour le même terme")
  void what_is_called_off_is_announced_anew() {
    given(IdentityRetention.class, identityErasureAnnounced())
        .when(callOff())
        .expectEvents(identityErasureCalledOff());
    nothingNew(given(IdentityRetention.class).when(callOff()));
    refused(
        given(IdentityRetention.class, identityErasureAnnounced(), identityErasureCalledOff())
            .when(end(END, END)),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
    given(IdentityRetention.class, identityErasureAnnounced(), identityErasureCalledOff())
        .when(announce(END, END))
        .expectEvents(announced(END, END.plusDays(30)));
  }

  @Test
  @DisplayName("rien ne s’efface sans annonce, ni avant le jour annoncé")
  void nothing_leaves_before_its_day() {
    refused(
        given(IdentityRetention.class).when(end(END, END)), RuleViolation.RETENTION_NOT_ANNOUNCED);
    refused(
        given(IdentityRetention.class, identityErasureAnnounced()).when(end(END, END.minusDays(1))),
        RuleViolation.RETENTION_NOT_ANNOUNCED);
    given(IdentityRetention.class, identityErasureAnnounced())
        .when(end(END, END))
        .expectEvents(identityPeriodEnded());
  }

  @Test
  @DisplayName("c’est fait une fois, et rien ne s’annonce plus")
  void it_is_done_once() {
    nothingNew(given(IdentityRetention.class, ended()).when(end(END, END.plusDays(1))));
    nothingNew(given(IdentityRetention.class, ended()).when(callOff()));
    nothingNew(
        given(IdentityRetention.class, ended()).when(announce(END.plusYears(1), END.plusYears(1))));
  }

  private static GroupServiceEvent[] ended() {
    return new GroupServiceEvent[] {identityErasureAnnounced(), identityPeriodEnded()};
  }

  private static IdentityErasureAnnounced announced(LocalDate end, LocalDate leavesOn) {
    return new IdentityErasureAnnounced(ALICE, PROGRAMME, end, leavesOn, TODAY);
  }

  private static AnnounceIdentityErasure announce(LocalDate end, LocalDate today) {
    return new AnnounceIdentityErasure(ALICE, PROGRAMME, end, today, TODAY);
  }

  private static CallOffIdentityErasure callOff() {
    return new CallOffIdentityErasure(ALICE, TODAY);
  }

  private static EndIdentityPeriod end(LocalDate end, LocalDate today) {
    return new EndIdentityPeriod(ALICE, end, today, MONA, TODAY);
  }
}
