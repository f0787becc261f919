package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.COUNT;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SKIP;
import static codev.group.domain.People.SWAP;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.counted;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.left;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;
import static codev.group.domain.People.uuid;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.TurnDecisionCommand.CountTurn;
import codev.group.domain.command.TurnDecisionCommand.SkipTurn;
import codev.group.domain.command.TurnDecisionCommand.SwapTurns;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Échanger un tour, ou le laisser passer")
class ArrangingTurnsTest {
  private static final GroupServiceEvent[] CLOSED_EARLY = {
    formed(), planned(FIRST, 1, JANUARY_11), noted(BOB), noted(ALICE), held()
  };

  @Test
  @DisplayName("l’animateur note l’échange de deux tours, avec son motif, une fois")
  void a_swap_is_recorded_once() {
    given(Group.class, formed()).when(swap(ALICE, BOB, ANNE)).expectEvents(swapped(ALICE, BOB));
    nothingNew(given(Group.class, formed(), swapped(ALICE, BOB)).when(swap(ALICE, BOB, ANNE)));
    refused(
        given(Group.class, formed(), swapped(ALICE, BOB)).when(swap(ALICE, CARLA, ANNE)),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("un tour déjà eu ne s’échange plus")
  void a_turn_that_was_taken_is_not_swapped() {
    refused(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), held(ALICE))
            .when(swap(ALICE, BOB, ANNE)),
        RuleViolation.TURN_IS_TAKEN);
    refused(
        given(Group.class, formed()).when(swap(BOB, BOB, ANNE)), RuleViolation.SWAP_WITH_ONESELF);
  }

  @Test
  @DisplayName("l’animateur note qui laisse passer son tour, une fois par tour")
  void a_skip_is_recorded_once_a_turn() {
    given(Group.class, formed()).when(skip(SKIP, CARLA, ANNE)).expectEvents(skipped(CARLA));
    nothingNew(given(Group.class, formed(), skipped(CARLA)).when(skip(SKIP, CARLA, ANNE)));
    refused(
        given(Group.class, formed(), skipped(CARLA))
            .when(skip(new RotationDecisionId(uuid(8)), CARLA, ANNE)),
        RuleViolation.TURN_IS_SKIPPED_ALREADY);
    given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), skipped(CARLA), held(ALICE))
        .when(skip(new RotationDecisionId(uuid(8)), CARLA, ANNE))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("l’animateur compte le tour d’une séance close avant la consultation, une fois")
  void a_turn_without_a_consultation_is_counted_once() {
    given(Group.class, CLOSED_EARLY).when(count(COUNT, ALICE, ANNE)).expectEvents(counted(ALICE));
    var counted = with(counted(ALICE));
    nothingNew(given(Group.class, counted).when(count(COUNT, ALICE, ANNE)));
    refused(
        given(Group.class, counted).when(count(COUNT, BOB, ANNE)),
        RuleViolation.SAME_ID_OTHER_CONTENT);
    refused(
        given(Group.class, counted).when(count(new RotationDecisionId(uuid(8)), ALICE, ANNE)),
        RuleViolation.TURN_COUNTS_ALREADY);
  }

  @Test
  @DisplayName("un tour compté ne s’échange plus")
  void a_counted_turn_is_not_swapped() {
    refused(
        given(Group.class, with(counted(ALICE))).when(swap(ALICE, BOB, ANNE)),
        RuleViolation.TURN_IS_TAKEN);
  }

  @Test
  @DisplayName("le tour de qui est parti depuis se compte aussi")
  void the_turn_of_who_has_left_is_counted() {
    given(Group.class, with(left(ALICE)))
        .when(count(COUNT, ALICE, ANNE))
        .expectEvents(counted(ALICE));
  }

  @Test
  @DisplayName("un tour qui a eu lieu compte déjà")
  void a_turn_that_took_place_counts_already() {
    refused(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), noted(ALICE), held(ALICE))
            .when(count(COUNT, ALICE, ANNE)),
        RuleViolation.TURN_COUNTS_ALREADY);
  }

  @Test
  @DisplayName("seul se compte le tour du dernier client choisi, dans une séance du groupe, close")
  void only_the_turn_of_the_client_of_a_session_that_is_over() {
    refused(
        given(Group.class, CLOSED_EARLY).when(count(COUNT, CARLA, ANNE)),
        RuleViolation.NOT_CLIENT_OF_THE_SESSION);
    refused(
        given(Group.class, CLOSED_EARLY).when(count(COUNT, BOB, ANNE)),
        RuleViolation.NOT_CLIENT_OF_THE_SESSION);
    refused(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), noted(ALICE))
            .when(count(COUNT, ALICE, ANNE)),
        RuleViolation.SESSION_IS_NOT_OVER);
    refused(
        given(Group.class, formed()).when(count(COUNT, ALICE, ANNE)),
        RuleViolation.UNKNOWN_SESSION);
  }

  @Test
  @DisplayName("un membre n’en décide pas seul, et les tours sont ceux des membres")
  void not_by_a_member_nor_for_a_stranger() {
    refused(
        given(Group.class, formed()).when(swap(ALICE, BOB, ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    refused(
        given(Group.class, formed()).when(skip(SKIP, CARLA, ZOE)), RuleViolation.NOT_YOUR_GROUP);
    refused(
        given(Group.class, CLOSED_EARLY).when(count(COUNT, ALICE, ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    refused(given(Group.class, formed()).when(skip(SKIP, DAVID, ANNE)), RuleViolation.NOT_A_MEMBER);
    refused(
        given(Group.class, formed()).when(swap(ALICE, DAVID, ANNE)), RuleViolation.NOT_A_MEMBER);
  }

  private static SwapTurns swap(Username member, Username with, Username by) {
    return new SwapTurns(GROUP, SWAP, member, with, words("En congé"), false, by, TODAY);
  }

  private static SkipTurn skip(RotationDecisionId id, Username member, Username by) {
    return new SkipTurn(GROUP, id, member, words("Pas prête"), false, by, TODAY);
  }

  private static CountTurn count(RotationDecisionId id, Username member, Username by) {
    return new CountTurn(
        GROUP, id, FIRST, member, words("Sujet traité après la séance"), false, by, TODAY);
  }

  /** After a session that was closed before the consultation of its last client. */
  private static GroupServiceEvent[] with(GroupServiceEvent next) {
    return Stream.concat(Stream.of(CLOSED_EARLY), Stream.of(next))
        .toArray(GroupServiceEvent[]::new);
  }
}
