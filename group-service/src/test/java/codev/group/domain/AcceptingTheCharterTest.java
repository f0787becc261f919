package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.acceptanceWithdrawn;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.charterDeclined;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.handedOver;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.reminded;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.worded;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.DeclineCharter;
import codev.group.domain.command.CharterCommand.RemindOfCharter;
import codev.group.domain.command.CharterCommand.WithdrawCharterAcceptance;
import codev.group.domain.event.CharterEvent.CharterAccepted;
import codev.group.domain.event.CharterEvent.CharterDeclined;
import codev.group.domain.event.CharterEvent.CharterReminded;
import codev.group.domain.person.Username;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Accepter la charte")
class AcceptingTheCharterTest {
  @Test
  @DisplayName("chaque membre l’accepte dans sa version du moment")
  void a_member_accepts_the_current_version() {
    given(Group.class, formed()).when(accept(1, ALICE)).expectEvents(accepted(ALICE));
  }

  @Test
  @DisplayName("l’accepter deux fois ne change rien")
  void twice_changes_nothing() {
    nothingNew(given(Group.class, formed(), accepted(ALICE)).when(accept(1, ALICE)));
  }

  @Test
  @DisplayName("une autre version que celle du groupe n’est pas la sienne")
  void another_version_is_refused() {
    refused(
        given(Group.class, formed()).when(accept(2, ALICE)),
        RuleViolation.CHARTER_HAS_ANOTHER_VERSION);
  }

  @Test
  @DisplayName("l’animateur ne l’accepte pas : il la garantit")
  void the_facilitator_does_not_accept_it() {
    refused(
        given(Group.class, formed()).when(accept(1, ANNE)),
        RuleViolation.ONLY_MEMBERS_ACCEPT_THE_CHARTER);
  }

  @Test
  @DisplayName("qui n’est pas du groupe n’apprend pas qu’il existe")
  void a_stranger_does_not_learn_of_the_group() {
    refused(given(Group.class, formed()).when(accept(1, ZOE)), RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("acceptée de vive voix, elle est notée par l’animateur, une fois")
  void the_facilitator_records_what_a_member_accepts_aloud() {
    given(Group.class, formed())
        .when(acceptAloud(ALICE, ANNE))
        .expectEvents(new CharterAccepted(GROUP, ALICE, 1, ANNE, TODAY));
    nothingNew(given(Group.class, formed(), accepted(ALICE)).when(acceptAloud(ALICE, ANNE)));
    refused(
        given(Group.class, formed()).when(acceptAloud(ALICE, BOB)),
        RuleViolation.ONLY_THE_FACILITATOR_RECORDS_THE_CHARTER);
    refused(
        given(Group.class, formed()).when(acceptAloud(ZOE, ANNE)),
        RuleViolation.ONLY_MEMBERS_ACCEPT_THE_CHARTER);
    refused(
        given(Group.class, formed()).when(acceptAloud(ALICE, ZOE)), RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("qui remplace l’animateur à une séance à venir la note aussi")
  void a_substitute_records_it_too() {
    var planned = planned(FIRST, 1, JANUARY_11);
    given(Group.class, formed(), planned, replaced(PAUL, FIRST))
        .when(acceptAloud(ALICE, PAUL))
        .expectEvents(new CharterAccepted(GROUP, ALICE, 1, PAUL, TODAY));
    refused(
        given(Group.class, formed(), planned).when(acceptAloud(ALICE, PAUL)),
        RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("à qui la séance est passée la note aussi, jusqu’à la fin de la séance")
  void who_took_a_session_over_records_it_too() {
    var planned = planned(FIRST, 1, JANUARY_11);
    given(Group.class, formed(), planned, handedOver(PAUL))
        .when(acceptAloud(ALICE, PAUL))
        .expectEvents(new CharterAccepted(GROUP, ALICE, 1, PAUL, TODAY));
    refused(
        given(Group.class, formed(), planned, handedOver(PAUL), handedOver(ANNE))
            .when(acceptAloud(ALICE, PAUL)),
        RuleViolation.NOT_YOUR_GROUP);
    refused(
        given(Group.class, formed(), planned, handedOver(PAUL), replaced(ZOE, FIRST))
            .when(acceptAloud(ALICE, PAUL)),
        RuleViolation.NOT_YOUR_GROUP);
    refused(
        given(Group.class, formed(), planned, handedOver(PAUL), held())
            .when(acceptAloud(ALICE, PAUL)),
        RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("un membre annule son accord sur la version du moment, et peut le redonner")
  void a_member_withdraws_their_acceptance() {
    given(Group.class, formed(), accepted(ALICE))
        .when(withdraw(1, ALICE))
        .expectEvents(acceptanceWithdrawn(ALICE));
    nothingNew(given(Group.class, formed()).when(withdraw(1, ALICE)));
    given(Group.class, formed(), accepted(ALICE), acceptanceWithdrawn(ALICE))
        .when(accept(1, ALICE))
        .expectEvents(accepted(ALICE));
    refused(
        given(Group.class, formed(), accepted(ALICE), worded()).when(withdraw(1, ALICE)),
        RuleViolation.CHARTER_HAS_ANOTHER_VERSION);
    refused(given(Group.class, formed()).when(withdraw(1, ZOE)), RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName(
      "qui ne l’a pas acceptée est relancé une fois par version à la demande d’un responsable")
  void members_are_reminded_once_of_a_version() {
    var remind = new RemindOfCharter(GROUP, List.of(ALICE, BOB, CARLA), MONA, TODAY);
    given(Group.class, formed(), accepted(CARLA)).when(remind).expectEvents(reminded(ALICE, BOB));
    nothingNew(given(Group.class, formed(), accepted(CARLA), reminded(ALICE, BOB)).when(remind));
    given(Group.class, formed(), reminded(ALICE, BOB)).when(remind).expectEvents(reminded(CARLA));
    given(Group.class, formed(), reminded(ALICE, BOB, CARLA), worded())
        .when(remind)
        .expectEvents(new CharterReminded(GROUP, 2, List.of(ALICE, BOB, CARLA), MONA, TODAY));
  }

  @Test
  @DisplayName("n’est relancé que qui peut l’être : les autres pourront l’être plus tard")
  void others_can_still_be_reminded() {
    given(Group.class, formed())
        .when(new RemindOfCharter(GROUP, List.of(BOB), MONA, TODAY))
        .expectEvents(reminded(BOB));
    given(Group.class, formed(), reminded(BOB))
        .when(new RemindOfCharter(GROUP, List.of(ALICE, BOB), MONA, TODAY))
        .expectEvents(reminded(ALICE));
  }

  @Test
  @DisplayName("un membre décline sa place, n’est plus relancé, et peut encore accepter")
  void a_member_declines_their_place() {
    var remind = new RemindOfCharter(GROUP, List.of(ALICE, BOB), MONA, TODAY);
    given(Group.class, formed()).when(decline(1, ALICE)).expectEvents(charterDeclined(ALICE));
    nothingNew(given(Group.class, formed(), charterDeclined(ALICE)).when(decline(1, ALICE)));
    given(Group.class, formed(), charterDeclined(ALICE)).when(remind).expectEvents(reminded(BOB));
    given(Group.class, formed(), charterDeclined(ALICE))
        .when(accept(1, ALICE))
        .expectEvents(accepted(ALICE));
    given(Group.class, formed(), charterDeclined(ALICE), accepted(ALICE))
        .when(decline(1, ALICE))
        .expectEvents(acceptanceWithdrawn(ALICE), charterDeclined(ALICE));
    given(Group.class, formed(), charterDeclined(ALICE), worded())
        .when(decline(2, ALICE))
        .expectEvents(new CharterDeclined(GROUP, ALICE, 2, TODAY));
  }

  @Test
  @DisplayName("ne décline que qui est membre, et la version du moment")
  void only_members_decline() {
    refused(given(Group.class, formed()).when(decline(1, ZOE)), RuleViolation.NOT_YOUR_GROUP);
    refused(given(Group.class, formed()).when(decline(1, ANNE)), RuleViolation.ONLY_MEMBERS_ANSWER);
    refused(
        given(Group.class, formed(), worded()).when(decline(1, ALICE)),
        RuleViolation.CHARTER_HAS_ANOTHER_VERSION);
  }

  private static DeclineCharter decline(int version, Username by) {
    return new DeclineCharter(GROUP, version, by, TODAY);
  }

  private static WithdrawCharterAcceptance withdraw(int version, Username by) {
    return new WithdrawCharterAcceptance(GROUP, version, by, TODAY);
  }

  private static AcceptCharter acceptAloud(Username member, Username by) {
    return new AcceptCharter(GROUP, 1, member, by, TODAY);
  }

  private static AcceptCharter accept(int version, Username by) {
    return new AcceptCharter(GROUP, version, by, by, TODAY);
  }
}
