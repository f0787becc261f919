package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.Contribute;
import codev.session.domain.SessionCommand.RaiseHand;
import codev.session.domain.SessionCommand.TakeDictation;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Audience;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lever la main")
class RaisingAHandTest extends SessionSpec {
  private static final HandRaised BY_BOB = new HandRaised(SESSION, null, BOB, NOON);
  private static final HandRaised BY_CARLA = new HandRaised(SESSION, null, CARLA, NOON);
  private static final CommandId MOVE = new CommandId(uuid(80));

  @Test
  @DisplayName("un membre la lève et la baisse ; deux fois ne change rien")
  void a_member_raises_and_lowers_it() {
    given(at(CONSULTATION)).when(hand(BOB, true, BOB)).expectEvents(BY_BOB);
    given(at(CONSULTATION), BY_BOB).when(hand(BOB, false, BOB)).expectEvents(lowered(BOB, BOB));
    nothingNew(given(at(CONSULTATION), BY_BOB).when(hand(BOB, true, BOB)));
    nothingNew(given(at(CONSULTATION)).when(hand(BOB, false, BOB)));
  }

  @Test
  @DisplayName("à chacun la sienne ; l'animateur baisse celle de chacun et n'en lève aucune")
  void each_their_own() {
    refused(given(at(CONSULTATION)).when(hand(CARLA, true, BOB)), ONLY_MEMBERS_RAISE_A_HAND);
    refused(given(at(CONSULTATION)).when(hand(BOB, true, ANNE)), ONLY_MEMBERS_RAISE_A_HAND);
    refused(given(at(CONSULTATION)).when(hand(ANNE, true, ANNE)), ONLY_MEMBERS_RAISE_A_HAND);
    refused(
        given(at(CONSULTATION), BY_BOB).when(hand(BOB, false, CARLA)), ONLY_THE_FACILITATOR_GUIDES);
    refused(given(at(CONSULTATION)).when(hand(STRANGER, false, ANNE)), UNKNOWN_MEMBER);
    given(at(CONSULTATION), BY_BOB).when(hand(BOB, false, ANNE)).expectEvents(lowered(BOB, ANNE));
  }

  @Test
  @DisplayName("pendant la séance, et par qui est là")
  void while_the_session_lasts() {
    refused(given(scheduled()).when(hand(BOB, true, BOB)), SESSION_NOT_OPEN);
    refused(given(at(CONSULTATION), left(BOB)).when(hand(BOB, true, BOB)), ABSENT_TAKES_NO_PART);
  }

  @Test
  @DisplayName("dans l'ordre, jusqu'à la parole, au départ ou à la fin de l'étape")
  void it_ends() {
    var toBob = new FloorGiven(SESSION, BOB, null, ANNE, NOON);
    assertThat(hands(BY_CARLA, BY_BOB)).containsExactly(CARLA, BOB);
    assertThat(hands(BY_CARLA, BY_BOB, toBob)).containsExactly(CARLA);
    assertThat(hands(BY_CARLA, BY_BOB, left(CARLA))).containsExactly(BOB);
    assertThat(hands(BY_CARLA, BY_BOB, lowered(CARLA, ANNE), BY_CARLA)).containsExactly(BOB, CARLA);
    assertThat(hands(BY_CARLA, BY_BOB, step(SYNTHESIS))).isEmpty();
  }

  @Test
  @DisplayName("qui a parlé ne demande plus la parole, sauf s'il n'a écrit qu'à l'animateur")
  void a_contribution_lowers_it() {
    var idea = contribution(1, ContributionKind.IDEA, Audience.GROUP);
    var made = new ContributionMade(SESSION, CONSULTATION, idea, BOB, NOON);
    var say = new Contribute(SESSION, idea, BOB, NOON);
    given(at(CONSULTATION), BY_BOB).when(say).expectEvents(lowered(BOB, BOB), made);
    given(at(CONSULTATION), BY_BOB)
        .when(new TakeDictation(say, ANNE))
        .expectEvents(
            lowered(BOB, BOB),
            made,
            new WordsTakenDown(SESSION, BOB, idea.id().toString(), ANNE, NOON));
    var aside = contribution(2, ContributionKind.MESSAGE, Audience.FACILITATOR);
    given(at(CONSULTATION), BY_BOB)
        .when(new Contribute(SESSION, aside, BOB, NOON))
        .expectEvents(new ContributionMade(SESSION, CONSULTATION, aside, BOB, NOON));
  }

  @Test
  @DisplayName("redemandée après une réponse perdue, elle ne se relève pas")
  void a_repetition_changes_nothing() {
    var raised = new HandRaised(SESSION, MOVE, BOB, NOON);
    var again = new RaiseHand(SESSION, BOB, true, MOVE, BOB, after(2));
    nothingNew(given(at(CONSULTATION), raised, lowered(BOB, ANNE)).when(again));
    refused(
        given(at(CONSULTATION), raised)
            .when(new RaiseHand(SESSION, BOB, false, MOVE, BOB, after(2))),
        SAME_ID_OTHER_CONTENT);
  }

  private static List<Username> hands(SessionEvent... events) {
    return stateAfter(at(CONSULTATION), events).hands();
  }

  private static RaiseHand hand(Username member, boolean raised, Username by) {
    return new RaiseHand(SESSION, member, raised, null, by, NOON);
  }

  private static HandLowered lowered(Username member, Username by) {
    return new HandLowered(SESSION, member, null, by, NOON);
  }

  private static Contribution contribution(int id, ContributionKind kind, Audience audience) {
    return new Contribution(new ContributionId(uuid(id)), kind, words("?"), null, audience);
  }

  private static AttendanceMarked left(Username member) {
    return new AttendanceMarked(
        SESSION, ORIGIN, member, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON);
  }
}
