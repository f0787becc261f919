package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.reference.KnownFactCommand.FindSessions;
import codev.session.domain.reference.KnownFactCommand.RememberGroupFact;
import codev.session.domain.reference.KnownGroup;
import codev.session.domain.reference.KnownGroupEvent.*;
import codev.session.domain.reference.KnownPerson;
import codev.session.domain.reference.KnownPersonCommand.ForgetName;
import codev.session.domain.reference.KnownPersonCommand.RememberPerson;
import codev.session.domain.reference.KnownPersonEvent.NameForgotten;
import codev.session.domain.reference.KnownPersonEvent.PersonHeard;
import codev.session.domain.reference.KnownPersonEvent.PersonNamed;
import codev.session.domain.value.Oversight;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import codev.session.reference.KnownGroupView;
import codev.session.reference.PastClients;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance suit son groupe jusqu'à son ouverture")
class FollowingTheGroupTest extends SessionSpec {
  private static final Username DAVID = new Username("david");
  private static final Username PAUL = new Username("paul");
  private static final MemberSeated SEATED = new MemberSeated(SESSION, DAVID, ANNE, NOON);
  private static final SeatChangedMeanwhile CAME =
      new SeatChangedMeanwhile(SESSION, DAVID, true, ANNE, NOON);
  private static final SeatChangedMeanwhile WENT =
      new SeatChangedMeanwhile(SESSION, CARLA, false, ANNE, NOON);
  private static final SeatChangedMeanwhile CAME_BACK =
      new SeatChangedMeanwhile(SESSION, CARLA, true, ANNE, NOON);
  private static final MemberUnseated UNSEATED = new MemberUnseated(SESSION, ALICE, ANNE, NOON);

  @Test
  @DisplayName("qui rejoint le groupe prend place, une fois")
  void who_joins_is_seated_once() {
    given(scheduled()).when(seat(DAVID, true)).expectEvents(SEATED);
    nothingNew(given(scheduled(), SEATED).when(seat(DAVID, true)));
    given(scheduled(), SEATED)
        .when(new ProposeTopic(SESSION, topic(TOPIC), DAVID, NOON))
        .expectEvents(new TopicProposed(SESSION, topic(TOPIC), DAVID, NOON));
  }

  @Test
  @DisplayName("une autre rédaction de la charte se retient une fois, une ancienne jamais")
  void a_version_of_the_charter_is_noted_once() {
    var second = new CharterVersionNoted(GROUP, 2, NOON);
    new AggregateTestFixture<>(KnownGroup.class)
        .givenNoPriorActivity()
        .when(new RememberGroupFact(second))
        .expectEvents(second);
    for (int version : List.of(1, 2))
      new AggregateTestFixture<>(KnownGroup.class)
          .given(second)
          .when(new RememberGroupFact(new CharterVersionNoted(GROUP, version, NOON)))
          .expectNoEvents();
  }

  @Test
  @DisplayName("un accord annulé n'en est plus un, jusqu'au suivant")
  void a_withdrawn_acceptance_counts_no_more() {
    var heard = new CharterAcceptanceHeard(GROUP, ALICE, 1, NOON);
    var withdrawn = new CharterWithdrawalHeard(GROUP, ALICE, 1, NOON);
    var withdrawal = new RememberGroupFact(withdrawn);
    new AggregateTestFixture<>(KnownGroup.class)
        .given(heard)
        .when(withdrawal)
        .expectEvents(withdrawn);
    new AggregateTestFixture<>(KnownGroup.class)
        .given(heard, withdrawn)
        .when(withdrawal)
        .expectNoEvents();
    new AggregateTestFixture<>(KnownGroup.class)
        .given(heard, withdrawn)
        .when(new RememberGroupFact(heard))
        .expectEvents(heard);
    var members = List.of(ALICE);
    var known = KnownGroupView.UNKNOWN.after(heard);
    assertThat(known.withoutCharter(members)).isEmpty();
    assertThat(known.after(withdrawn).withoutCharter(members)).isEqualTo(members);
  }

  @Test
  @DisplayName("qui quitte le groupe n'en est plus")
  void who_leaves_is_gone() {
    given(scheduled()).when(seat(ALICE, false)).expectEvents(UNSEATED);
    refused(
        given(scheduled(), UNSEATED).when(new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON)),
        NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName("le sujet de qui est parti ne se choisit plus")
  void the_topic_of_who_has_left_is_not_chosen() {
    refused(
        given(scheduled(), proposed(), UNSEATED, opened())
            .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), ANNE, NOON)),
        AUTHOR_HAS_LEFT);
  }

  @Test
  @DisplayName("ouverte, elle garde les siens, et se souvient de qui est venu ou parti")
  void once_open_it_remembers_who_came() {
    given(at(PREPARATION)).when(seat(DAVID, true)).expectEvents(CAME);
    nothingNew(given(at(PREPARATION), CAME).when(seat(DAVID, true)));
    nothingNew(given(at(PREPARATION)).when(seat(BOB, true)));
    refused(
        given(at(PREPARATION), CAME)
            .when(new ProposeTopic(SESSION, topic(new TopicId(uuid(21))), DAVID, NOON)),
        NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName("qui quitte le groupe pendant la séance n'y prend plus part, sauf à y revenir")
  void who_leaves_meanwhile_takes_part_no_more() {
    var another = topic(new TopicId(uuid(21)));
    var proposes = new ProposeTopic(SESSION, another, CARLA, NOON);
    refused(given(at(PREPARATION), WENT).when(proposes), NOT_A_PARTICIPANT);
    given(at(PREPARATION), WENT, CAME_BACK)
        .when(proposes)
        .expectEvents(new TopicProposed(SESSION, another, CARLA, NOON));
  }

  @Test
  @DisplayName("qui quitte le groupe pendant la séance ne consulte plus, et rien ne l'attend")
  void who_leaves_meanwhile_is_waited_for_nowhere() {
    refused(given(at(PREPARATION), WENT).when(next(PREPARATION)), NOT_ENOUGH_CONSULTANTS);
    given(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB), WENT)
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(step(CONSULTATION));
    var roster = stateAfter(at(CONSULTATION), WENT).roster();
    assertThat(roster.presentConsultants()).containsExactly(BOB);
    assertThat(roster.consultantsThere()).isEqualTo(1);
    assertThat(roster.lacksConsultants()).isTrue();
    var back = stateAfter(at(CONSULTATION), WENT, CAME_BACK).roster();
    assertThat(back.presentConsultants()).containsExactly(BOB, CARLA);
    assertThat(back.lacksConsultants()).isFalse();
  }

  @Test
  @DisplayName("ses actions précédentes ne sont plus à revoir")
  void the_actions_of_who_left_are_not_awaited() {
    List<SessionEvent> before = List.of(scheduled(), opened(earlierAction()), proposed(), chosen());
    var left = new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, NOON);
    assertThat(StepRules.gates(stateAfter(before)))
        .extracting(Gate::violation)
        .containsExactly(EARLIER_ACTIONS_NOT_REVIEWED);
    assertThat(StepRules.gates(stateAfter(before, left)))
        .extracting(Gate::violation)
        .containsExactly(NOT_ENOUGH_CONSULTANTS);
  }

  @Test
  @DisplayName("on ne note plus sa présence, on ne lui donne ni la parole ni l'animation")
  void who_left_meanwhile_is_given_nothing() {
    refused(
        given(at(CONSULTATION), WENT)
            .when(
                new MarkAttendance(SESSION, CARLA, AttendanceStatus.PRESENT, null, ANNE, after(1))),
        UNKNOWN_MEMBER);
    refused(
        given(at(CONSULTATION), WENT)
            .when(new GiveFloor(SESSION, null, CARLA, null, ANNE, after(1))),
        UNKNOWN_MEMBER);
    refused(
        given(at(CONSULTATION), WENT)
            .when(
                new HandOverChair(
                    SESSION, CARLA, true, Oversight.NONE, words("Malade"), ANNE, after(1))),
        SUBSTITUTE_IS_A_MEMBER);
  }

  @Test
  @DisplayName("qui avait la parole ou la demandait ne l'a plus")
  void who_left_meanwhile_has_not_the_floor() {
    var floor = new FloorGiven(SESSION, CARLA, null, ANNE, NOON);
    assertThat(stateAfter(at(CONSULTATION), floor, WENT).floor()).isNull();
    var hand = new HandRaised(SESSION, null, CARLA, NOON);
    assertThat(stateAfter(at(CONSULTATION), hand, WENT).hands()).isEmpty();
  }

  @Test
  @DisplayName("ce qui fut noté de sa présence reste, jusqu'à la clôture")
  void what_was_recorded_of_who_left_stays() {
    var present =
        new AttendanceMarked(SESSION, ORIGIN, CARLA, AttendanceStatus.PRESENT, null, ANNE, NOON);
    var signed = new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, CARLA, NOON);
    var state = stateAfter(at(LEARNING), present, signed, WENT);
    assertThat(LifecycleRules.statistics(state, after(170)).attendance())
        .contains(new Statistics.Presence(CARLA, AttendanceStatus.PRESENT, true));
    assertThat(state.roster().seatOf(CARLA).left()).isTrue();
  }

  @Test
  @DisplayName("son sujet ne se choisit plus, et les points donnés se redonnent")
  void the_topic_of_who_left_meanwhile_is_not_chosen() {
    var carlas = new TopicId(uuid(21));
    List<SessionEvent> before =
        List.of(
            scheduled(),
            opened(),
            proposed(),
            new TopicProposed(SESSION, topic(carlas), CARLA, NOON),
            new TopicVoted(SESSION, carlas, 4, BOB, NOON));
    refused(
        given(before, WENT)
            .when(new ChooseTopic(SESSION, carlas, 1, words("urgent"), ANNE, after(1))),
        AUTHOR_HAS_LEFT);
    refused(
        given(before, WENT).when(new VoteForTopic(SESSION, carlas, 5, BOB, after(1))),
        AUTHOR_HAS_LEFT);
    given(before, WENT)
        .when(new VoteForTopic(SESSION, TOPIC, 5, BOB, after(1)))
        .expectEvents(new TopicVoted(SESSION, TOPIC, 5, BOB, after(1)));
    assertThat(PreparationRules.pointsLeft(stateAfter(before), BOB)).isEqualTo(1);
  }

  @Test
  @DisplayName("si c'est le client, la préparation attend un autre choix, ou un motif")
  void another_topic_is_chosen_for_a_client_who_left() {
    var gone = new SeatChangedMeanwhile(SESSION, ALICE, false, ANNE, NOON);
    var held = new SessionHeldAnyway(SESSION, words("Tant pis"), ANNE, NOON);
    refused(given(at(PREPARATION), held, gone).when(next(PREPARATION)), AUTHOR_HAS_LEFT);
    var reason = words("Le groupe le souhaite");
    given(at(PREPARATION), held, gone)
        .when(new GoToNextStep(SESSION, PREPARATION, reason, null, ANNE, after(1)))
        .expectEvents(
            new GatePassed(
                SESSION,
                PREPARATION,
                List.of(AUTHOR_HAS_LEFT.key()),
                List.of(),
                reason,
                ANNE,
                after(1)),
            step(PRESENTATION, 1));
    var bobs = new TopicId(uuid(21));
    List<SessionEvent> another =
        List.of(
            scheduled(),
            opened(),
            proposed(),
            new TopicProposed(SESSION, topic(bobs), BOB, NOON),
            chosen());
    given(another, held, gone)
        .when(new ChooseTopic(SESSION, bobs, 1, words("urgent"), ANNE, after(1)))
        .expectEvents(
            new TopicChosen(
                SESSION,
                ORIGIN,
                bobs,
                BOB,
                1,
                Ranking.Basis.ONLY_TOPIC,
                words("urgent"),
                ANNE,
                after(1)));
    assertThat(stateAfter(another, gone).roster().consultantsThere())
        .as("one of the two who stay will be client")
        .isEqualTo(1);
  }

  @Test
  @DisplayName("reportée puis rejointe par qui l'avait quittée, elle le compte de nouveau")
  void who_comes_back_after_it_was_put_off_takes_part() {
    var another = topic(new TopicId(uuid(21)));
    given(
            at(PREPARATION),
            WENT,
            new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, after(1)),
            new MemberUnseated(SESSION, CARLA, ANNE, after(1)),
            new MemberSeated(SESSION, CARLA, ANNE, after(2)))
        .when(new ProposeTopic(SESSION, another, CARLA, after(3)))
        .expectEvents(new TopicProposed(SESSION, another, CARLA, after(3)));
  }

  @Test
  @DisplayName(
      "reportée, elle donne sa place à qui a rejoint le groupe entre-temps et la reprend à qui l'a"
          + " quitté")
  void put_off_it_seats_who_came_meanwhile() {
    given(at(PREPARATION), CAME, WENT, absent(BOB))
        .when(postpone())
        .expectEvents(
            new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, after(1)),
            new MemberSeated(SESSION, DAVID, ANNE, after(1)),
            new MemberUnseated(SESSION, CARLA, ANNE, after(1)));
  }

  @Test
  @DisplayName("qui est venu et reparti entre-temps n'y prend pas place")
  void who_came_and_went_is_not_seated() {
    given(
            at(PREPARATION),
            CAME,
            new SeatChangedMeanwhile(SESSION, DAVID, false, ANNE, NOON),
            absent(BOB))
        .when(postpone())
        .expectEvents(new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, after(1)));
  }

  @Test
  @DisplayName("reportée, elle passe à qui anime désormais le groupe")
  void put_off_it_goes_to_the_new_facilitator() {
    var changed = new FacilitatorChangedMeanwhile(SESSION, PAUL, ANNE, NOON);
    var assign = new AssignFacilitator(SESSION, PAUL, ANNE, NOON);
    given(at(PREPARATION)).when(assign).expectEvents(changed);
    nothingNew(given(at(PREPARATION), changed).when(assign));
    given(at(PREPARATION), changed, absent(BOB))
        .when(postpone())
        .expectEvents(
            new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, after(1)),
            new FacilitatorAssigned(SESSION, PAUL, ANNE, after(1)));
  }

  @Test
  @DisplayName("tenue tout de même, elle reste entre les siens")
  void held_it_stays_as_it_was() {
    given(at(PREPARATION), CAME, absent(BOB))
        .when(new DecideOnQuorum(SESSION, QuorumDecision.HELD, words("Grève"), ANNE, after(1)))
        .expectEvents(new SessionHeldAnyway(SESSION, words("Grève"), ANNE, after(1)));
  }

  @Test
  @DisplayName("un autre animateur la conduit")
  void another_facilitator_guides_it() {
    var assigned = new FacilitatorAssigned(SESSION, PAUL, ANNE, NOON);
    given(scheduled())
        .when(new AssignFacilitator(SESSION, PAUL, ANNE, NOON))
        .expectEvents(assigned);
    refused(given(scheduled(), assigned).when(close(ANNE)), NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName("le remplaçant que le groupe prend pour animateur l’est aussi pour la séance")
  void the_substitute_becomes_the_facilitator_of_the_group() {
    var handedOver = new ChairHandedOver(SESSION, ORIGIN, PAUL, words("Malade"), ANNE, NOON);
    var assign = new AssignFacilitator(SESSION, PAUL, ANNE, NOON);
    var assigned = new FacilitatorAssigned(SESSION, PAUL, ANNE, NOON);
    given(scheduled(), handedOver).when(assign).expectEvents(assigned);
    nothingNew(given(scheduled(), handedOver, assigned).when(assign));
  }

  @Test
  @DisplayName("qui n’anime plus le groupe n’est plus de la séance, même après l’avoir confiée")
  void a_former_facilitator_is_out() {
    var handedOver =
        Roster.of(scheduled())
            .after(
                new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON),
                scheduled().template());
    assertThat(handedOver.groupFacilitator()).isEqualTo(ANNE);

    var assigned =
        handedOver.after(
            new FacilitatorAssigned(SESSION, PAUL, ANNE, NOON), scheduled().template());
    assertThat(assigned.groupFacilitator()).isEqualTo(PAUL);
    assertThat(assigned.facilitator()).isEqualTo(PAUL);
  }

  @Test
  @DisplayName("d'une action modifiée ou retirée en séance, le groupe retient ce qu'il en est")
  void the_group_follows_a_commitment() {
    var due = LocalDate.of(2027, 1, 4);
    var heard = new CommitmentHeard(GROUP, EARLIER, BOB, words("Oser"), due, NOON);
    var changed = new CommitmentChanged(GROUP, EARLIER, BOB, words("Parler"), null, NOON);
    var change = new RememberGroupFact(changed);
    var gone = new CommitmentWithdrawn(GROUP, EARLIER, NOON);
    var withdraw = new RememberGroupFact(gone);
    group().given(heard).when(change).expectEvents(changed);
    group().given(heard, changed).when(change).expectNoEvents();
    group().given(heard).when(withdraw).expectEvents(gone);
    group().given(heard, gone).when(withdraw).expectNoEvents();
    group().given(heard, gone).when(change).expectEvents(changed);
    var settled = new CommitmentSettled(GROUP, EARLIER, NOON);
    group().given(heard, settled).when(change).expectNoEvents();

    var view = KnownGroupView.UNKNOWN.after(heard).after(changed);
    assertThat(view.open()).containsExactly(new EarlierAction(EARLIER, BOB, words("Parler"), null));
    assertThat(view.after(gone).open()).isEmpty();
    assertThat(view.after(gone).after(changed).open()).hasSize(1);
  }

  @Test
  @DisplayName("un tour que le groupe compte s'ajoute à ceux des séances closes, une fois")
  void a_turn_that_the_group_counts_is_remembered_once() {
    var counted = new TurnCountHeard(GROUP, SESSION, ALICE, NOON, after(60));
    group().givenNoPriorActivity().when(new RememberGroupFact(counted)).expectEvents(counted);
    group().given(counted).when(new RememberGroupFact(counted)).expectNoEvents();
    var other = new TurnCountHeard(GROUP, SESSION, BOB, NOON, after(60));
    group().given(counted).when(new RememberGroupFact(other)).expectEvents(other);

    var turns = KnownGroupView.UNKNOWN.after(counted).counted();
    assertThat(turns).containsExactly(new PreviousClient(ALICE, NOON));
    assertThat(PastClients.NONE.with(turns).clients()).isEqualTo(turns);
    var later = new PreviousClient(ALICE, after(1));
    assertThat(new PastClients(List.of(later)).with(turns).clients()).containsExactly(later);
  }

  private static AggregateTestFixture<KnownGroup> group() {
    return new AggregateTestFixture<>(KnownGroup.class);
  }

  @Test
  @DisplayName("le groupe se souvient de ses séances, de ses membres et de son animateur")
  void the_group_remembers_its_sessions() {
    new AggregateTestFixture<>(KnownGroup.class)
        .given(new SessionHeard(GROUP, SESSION, NOON))
        .when(new RememberGroupFact(new MembershipHeard(GROUP, DAVID, true, NOON)))
        .expectEvents(new MembershipHeard(GROUP, DAVID, true, NOON));
    new AggregateTestFixture<>(KnownGroup.class)
        .given(new SessionHeard(GROUP, SESSION, NOON), new FacilitatorHeard(GROUP, PAUL, NOON))
        .when(new RememberGroupFact(new FacilitatorHeard(GROUP, PAUL, NOON)))
        .expectNoEvents();
    new AggregateTestFixture<>(KnownGroup.class)
        .given(new SessionHeard(GROUP, SESSION, NOON), new FacilitatorHeard(GROUP, PAUL, NOON))
        .when(new FindSessions(GROUP))
        .expectNoEvents()
        .expectResultMessagePayload(List.of(SESSION));
  }

  @Test
  @DisplayName(
      "la chaise ne se passe pas à un nom inconnu : une faute de frappe ne laisse pas la séance"
          + " sans animateur")
  void the_chair_is_not_handed_to_a_stranger() {
    refused(
        given(at(PRESENTATION))
            .when(
                new HandOverChair(
                    SESSION, PAUL, false, Oversight.NONE, words("Malade"), ANNE, NOON)),
        SUBSTITUTE_IS_UNKNOWN);
  }

  @Test
  @DisplayName("une personne entendue deux fois n'est retenue qu'une fois")
  void a_person_is_remembered_once() {
    new AggregateTestFixture<>(KnownPerson.class)
        .givenNoPriorActivity()
        .when(new RememberPerson(PAUL, null, NOON))
        .expectEvents(new PersonHeard(PAUL, NOON));
    new AggregateTestFixture<>(KnownPerson.class)
        .given(new PersonHeard(PAUL, NOON))
        .when(new RememberPerson(PAUL, null, after(1)))
        .expectNoEvents();
  }

  @Test
  @DisplayName("une personne porte le dernier nom qu'on lui a donné")
  void a_person_is_called_as_was_said_last() {
    var person = new AggregateTestFixture<>(KnownPerson.class);
    person
        .givenNoPriorActivity()
        .when(new RememberPerson(PAUL, "Paul Roy", NOON))
        .expectEvents(new PersonHeard(PAUL, NOON), new PersonNamed(PAUL, "Paul Roy", NOON));
    person
        .given(new PersonHeard(PAUL, NOON), new PersonNamed(PAUL, "Paul Roy", NOON))
        .when(new RememberPerson(PAUL, "Paul Roy", after(1)))
        .expectNoEvents();
    person
        .given(new PersonHeard(PAUL, NOON), new PersonNamed(PAUL, "Paul Roy", NOON))
        .when(new RememberPerson(PAUL, "Paul Leroy", after(1)))
        .expectEvents(new PersonNamed(PAUL, "Paul Leroy", after(1)));
  }

  @Test
  @DisplayName("qui s'est fait effacer n'est plus nommé, même si une liste le nomme encore")
  void whoever_was_erased_is_not_named_again() {
    var person = new AggregateTestFixture<>(KnownPerson.class);
    person
        .given(new PersonNamed(PAUL, "Paul Roy", NOON))
        .when(new ForgetName(PAUL, after(1)))
        .expectEvents(new NameForgotten(PAUL, after(1)));
    person
        .given(new PersonNamed(PAUL, "Paul Roy", NOON), new NameForgotten(PAUL, NOON))
        .when(new RememberPerson(PAUL, "Paul Roy", after(1)))
        .expectNoEvents();
    person
        .given(new NameForgotten(PAUL, NOON))
        .when(new ForgetName(PAUL, after(1)))
        .expectNoEvents();
  }

  private static AttendanceMarked absent(Username member) {
    return new AttendanceMarked(SESSION, ORIGIN, member, AttendanceStatus.ABSENT, null, ANNE, NOON);
  }

  private static DecideOnQuorum postpone() {
    return new DecideOnQuorum(SESSION, QuorumDecision.POSTPONED, words("Grève"), ANNE, after(1));
  }

  private static SeatMember seat(Username member, boolean seated) {
    return new SeatMember(SESSION, member, seated, ANNE, NOON);
  }

  private static CloseSession close(Username by) {
    return new CloseSession(SESSION, null, by, NOON);
  }
}
