package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.IDEA;
import static codev.session.domain.template.ContributionKind.REFORMULATION;
import static codev.session.domain.value.RuleViolation.ABSENT_TAKES_NO_PART;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Participer")
class TakingPartTest extends SessionSpec {
  private static final AttendanceMarked GONE = marked(BOB, AttendanceStatus.LEFT_EARLY);

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"ABSENT", "LEFT_EARLY"})
  @DisplayName("qui est absent ou parti ne participe plus à rien")
  void who_is_away_takes_no_part(AttendanceStatus away) {
    refused(
        given(at(CONSULTATION), marked(BOB, away)).when(contribute(30, IDEA, BOB)),
        ABSENT_TAKES_NO_PART);
    refused(
        given(at(PROBLEM_DEFINITION), marked(BOB, away)).when(contribute(30, REFORMULATION, BOB)),
        ABSENT_TAKES_NO_PART);
    refused(
        given(at(PREPARATION), marked(BOB, away))
            .when(new ProposeTopic(SESSION, topic(new TopicId(uuid(11))), BOB, NOON)),
        ABSENT_TAKES_NO_PART);
    refused(
        given(at(CONSULTATION), marked(BOB, away))
            .when(new TakeNote(SESSION, new NoteId(uuid(31)), words("?"), BOB, NOON)),
        ABSENT_TAKES_NO_PART);
  }

  @Test
  @DisplayName("et rien ne lui est proposé, que sa signature")
  void nothing_is_offered_to_who_is_away() {
    assertThat(PermissionRules.offered(stateAfter(at(CONSULTATION), GONE), BOB))
        .containsExactly(SessionPermission.SIGN);
  }

  @Test
  @DisplayName("ses propres mots restent à lui : il peut les retirer, et les rétablir")
  void own_words_are_withdrawn_and_restored() {
    var idea = new ContributionId(uuid(30));
    var withdrawn = new ContributionWithdrawn(SESSION, idea, null, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), GONE)
        .when(new WithdrawContribution(SESSION, idea, null, BOB, NOON))
        .expectEvents(withdrawn);
    given(at(CONSULTATION), made(30, IDEA, BOB), GONE, withdrawn)
        .when(new RestoreContribution(SESSION, idea, null, BOB, NOON))
        .expectEvents(new ContributionRestored(SESSION, idea, null, BOB, NOON));
    assertThat(
            PermissionRules.offered(
                stateAfter(at(CONSULTATION), made(30, IDEA, BOB), GONE, withdrawn), BOB))
        .containsExactly(SessionPermission.SIGN, SessionPermission.RESTORE);
  }

  @Test
  @DisplayName("revenu, il participe de nouveau ; une demande répétée reste la même")
  void who_is_back_takes_part_again() {
    given(at(CONSULTATION), GONE, marked(BOB, AttendanceStatus.PRESENT))
        .when(contribute(30, IDEA, BOB))
        .expectEvents(made(30, IDEA, BOB));
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), GONE).when(contribute(30, IDEA, BOB)));
  }

  private static AttendanceMarked marked(Username member, AttendanceStatus status) {
    return new AttendanceMarked(SESSION, ORIGIN, member, status, null, ANNE, NOON);
  }
}
