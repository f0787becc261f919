package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.peer;
import static codev.group.domain.People.plan;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.command.MembershipCommand.RemoveMember;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rejoindre ou quitter un groupe en cours de route")
class JoiningAndLeavingTest {
  private static final MemberCandidate[] ALL = {
    peer(ALICE, ZOE), peer(BOB), peer(CARLA), peer(DAVID)
  };

  @Test
  @DisplayName("un pair rejoint le groupe, avec la charte à accepter")
  void a_peer_joins() {
    given(Group.class, formed()).when(add(DAVID, ALL)).expectEvents(joined(DAVID));
    given(Group.class, formed(), joined(DAVID))
        .when(new AcceptCharter(GROUP, 1, DAVID, DAVID, TODAY))
        .expectEvents(People.accepted(DAVID));
  }

  @Test
  @DisplayName("le redire ne change rien, avec un autre motif c’est un conflit")
  void received_again_nothing_changes() {
    nothingNew(given(Group.class, formed(), joined(DAVID)).when(add(DAVID, ALL)));
    refused(
        given(Group.class, formed(), joined(DAVID))
            .when(
                new AddMember(
                    GROUP, DAVID, Arrays.asList(ALL), words("Autre"), false, MONA, TODAY)),
        RuleViolation.ALREADY_A_MEMBER);
    refused(given(Group.class, formed()).when(add(ALICE, ALL)), RuleViolation.ALREADY_A_MEMBER);
  }

  @Test
  @DisplayName("pas au-delà de huit")
  void never_more_than_eight() {
    refused(
        given(Group.class, eight()).when(add(DAVID, ALL)), RuleViolation.MORE_THAN_EIGHT_MEMBERS);
  }

  @Test
  @DisplayName("ni l’animateur, ni un inconnu de l’annuaire")
  void neither_the_facilitator_nor_a_stranger() {
    refused(
        given(Group.class, formed()).when(add(ANNE, peer(ANNE))),
        RuleViolation.FACILITATOR_IS_A_MEMBER);
    refused(
        given(Group.class, formed()).when(add(DAVID, new MemberCandidate(DAVID, false, List.of()))),
        RuleViolation.UNKNOWN_PEOPLE);
  }

  @Test
  @DisplayName("ni le responsable d’un membre, ni qui y trouverait le sien, même indirect")
  void nobody_comes_to_sit_with_their_manager() {
    refused(
        given(Group.class, formed()).when(add(DAVID, peer(ALICE, ZOE, DAVID), peer(DAVID))),
        RuleViolation.MEMBER_WITH_THEIR_MANAGER);
    refused(
        given(Group.class, formed()).when(add(DAVID, peer(ALICE), peer(DAVID, ZOE, ALICE))),
        RuleViolation.MEMBER_WITH_THEIR_MANAGER);
  }

  @Test
  @DisplayName(
      "deux membres que l’organisation a mis l’un sous l’autre n’empêchent pas un troisième")
  void what_is_wrong_already_holds_nobody_up() {
    given(Group.class, formed())
        .when(add(DAVID, peer(ALICE, BOB), peer(BOB), peer(DAVID)))
        .expectEvents(joined(DAVID));
  }

  @Test
  @DisplayName("un membre part ; à moins de trois, cela se voit, sans être refusé")
  void a_member_leaves() {
    given(Group.class, formed(), joined(DAVID))
        .when(remove(CARLA))
        .expectEvents(left(CARLA))
        .expectResultMessagePayload(List.of());
    given(Group.class, formed())
        .when(remove(CARLA))
        .expectEvents(left(CARLA, MethodWarning.FEWER_THAN_THREE_MEMBERS))
        .expectResultMessagePayload(List.of(MethodWarning.FEWER_THAN_THREE_MEMBERS));
  }

  @Test
  @DisplayName("redit, un départ répond comme la première fois")
  void a_departure_told_again_answers_as_the_first_time() {
    given(Group.class, formed(), left(CARLA, MethodWarning.FEWER_THAN_THREE_MEMBERS))
        .when(remove(CARLA))
        .expectNoEvents()
        .expectResultMessagePayload(List.of(MethodWarning.FEWER_THAN_THREE_MEMBERS));
    refused(given(Group.class, formed()).when(remove(DAVID)), RuleViolation.NOT_A_MEMBER);
    refused(
        given(Group.class, formed(), left(CARLA))
            .when(new RemoveMember(GROUP, CARLA, words("Autre"), MONA, TODAY)),
        RuleViolation.NOT_A_MEMBER);
  }

  @Test
  @DisplayName("qui est parti n’accepte plus la charte, et peut revenir")
  void who_left_may_come_back() {
    refused(
        given(Group.class, formed(), left(CARLA))
            .when(new AcceptCharter(GROUP, 1, CARLA, CARLA, TODAY)),
        RuleViolation.NOT_YOUR_GROUP);
    given(Group.class, formed(), left(CARLA)).when(add(CARLA, ALL)).expectEvents(joined(CARLA));
    given(Group.class, formed(), joined(DAVID), left(DAVID))
        .when(add(DAVID, ALL))
        .expectEvents(joined(DAVID));
  }

  @Test
  @DisplayName("une séance se planifie avec ceux qui en sont à présent")
  void a_session_is_planned_with_those_who_are_there_now() {
    given(Group.class, formed(), joined(DAVID), left(BOB))
        .when(plan(SECOND, "2027-01-11T08:00:00Z", MONA))
        .expectSuccessfulHandlerExecution()
        .expectEvents(with(planned(SECOND, 1, JANUARY_11), ALICE, CARLA, DAVID));
  }

  private static GroupFormed eight() {
    var people = IntStream.range(0, 8).mapToObj(n -> new Username("peer" + n)).toList();
    return new GroupFormed(
        GROUP, PROGRAMME, "Groupe Lumière", ANNE, people, 1, List.of(), MONA, TODAY);
  }

  private static SessionPlanned with(SessionPlanned s, Username... members) {
    return new SessionPlanned(
        s.group(),
        s.session(),
        s.programme(),
        s.groupName(),
        s.number(),
        s.facilitator(),
        List.of(members),
        s.charterVersion(),
        s.startsAt(),
        s.template(),
        s.place(),
        s.videoLink(),
        s.warnings(),
        s.by(),
        s.at());
  }

  private static AddMember add(Username member, MemberCandidate... candidates) {
    return new AddMember(
        GROUP, member, Arrays.asList(candidates), words("Remplace Farid"), false, MONA, TODAY);
  }

  private static RemoveMember remove(Username member) {
    return new RemoveMember(GROUP, member, words("Mutation"), MONA, TODAY);
  }
}
