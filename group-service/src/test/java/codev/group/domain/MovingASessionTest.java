package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.plan;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.settings;
import static codev.group.domain.People.shifted;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.GroupSessionCommand.CancelSession;
import codev.group.domain.command.GroupSessionCommand.MoveSession;
import codev.group.domain.command.GroupSessionCommand.NoteSessionOpened;
import codev.group.domain.command.GroupSessionCommand.NoteSessionPostponed;
import codev.group.domain.event.GroupSessionEvent.SessionMoved;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionDateWarnings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Déplacer ou annuler une séance")
class MovingASessionTest {
  private static final SessionPlanned PLANNED = planned(FIRST, 1, JANUARY_11);
  private static final Instant LATER = JANUARY_11.plusSeconds(20 * 60);
  private static final SessionPlanned NEXT =
      planned(SECOND, 2, Instant.parse("2027-02-08T08:00:00Z"));

  @Test
  @DisplayName("la nouvelle date est gardée, avec son motif")
  void the_new_date_is_recorded_with_its_reason() {
    given(Group.class, formed(), PLANNED)
        .when(move("2027-01-18T08:00:00Z", MONA))
        .expectEvents(shifted("2027-01-18T08:00:00Z"))
        .expectResultMessagePayload(List.of());
  }

  @Test
  @DisplayName("les avertissements sont refaits, pour elle et pour ses voisines")
  void warnings_are_made_anew_for_it_and_its_neighbours() {
    var tooClose = List.of(MethodWarning.LESS_THAN_THREE_WEEKS_APART);
    given(Group.class, formed(), PLANNED, NEXT)
        .when(move("2027-01-25T08:00:00Z", MONA))
        .expectEvents(
            shifted(
                "2027-01-25T08:00:00Z",
                new SessionDateWarnings(FIRST, tooClose),
                new SessionDateWarnings(SECOND, tooClose)))
        .expectResultMessagePayload(tooClose);
  }

  @Test
  @DisplayName("un avertissement qui n’a plus lieu d’être disparaît")
  void a_warning_without_cause_disappears() {
    given(
            Group.class,
            formed(),
            PLANNED,
            planned(
                SECOND,
                2,
                Instant.parse("2027-02-15T08:00:00Z"),
                MethodWarning.MORE_THAN_FOUR_WEEKS_APART))
        .when(move("2027-01-18T08:00:00Z", MONA))
        .expectEvents(shifted("2027-01-18T08:00:00Z", new SessionDateWarnings(SECOND, List.of())));
  }

  @Test
  @DisplayName("la déplacer deux fois au même moment ne change rien")
  void the_same_move_again_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), PLANNED, shifted("2027-01-18T08:00:00Z"))
            .when(move("2027-01-18T08:00:00Z", MONA)));
  }

  @Test
  @DisplayName("déplacée, la redemander telle qu’elle fut planifiée ne change rien")
  void planning_it_again_after_a_move_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), PLANNED, shifted("2027-01-18T08:00:00Z"))
            .when(plan(FIRST, "2027-01-11T08:00:00Z", MONA)));
  }

  @Test
  @DisplayName("le déplacement redemandé quand elle a commencé est celui d’avant")
  void a_late_retry_moves_nothing() {
    given(Group.class, formed(), PLANNED, noted(ALICE))
        .when(move("2027-01-11T08:00:00Z", MONA))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  @DisplayName("commencée, elle ne se déplace ni ne s’annule plus")
  void once_begun_it_is_neither_moved_nor_cancelled() {
    refused(
        given(Group.class, formed(), PLANNED, noted(ALICE))
            .when(move("2027-01-18T08:00:00Z", MONA)),
        RuleViolation.SESSION_HAS_BEGUN);
    refused(
        given(Group.class, formed(), PLANNED, held(ALICE)).when(cancel("Grève", MONA)),
        RuleViolation.SESSION_HAS_BEGUN);
  }

  @Test
  @DisplayName("ouverte, elle ne se déplace plus, avant même qu’un sujet soit choisi")
  void once_opened_it_does_not_move() {
    given(Group.class, formed(), PLANNED).when(opened(JANUARY_11)).expectEvents(begun(JANUARY_11));
    refused(
        given(Group.class, formed(), PLANNED, begun(JANUARY_11))
            .when(move("2027-01-18T08:00:00Z", MONA)),
        RuleViolation.SESSION_HAS_BEGUN);
  }

  @Test
  @DisplayName("remise à un autre jour, elle attend une date, et n’attend plus quand elle l’a")
  void put_off_it_needs_a_new_date() {
    given(Group.class, formed(), PLANNED, begun(JANUARY_11))
        .when(putOff(LATER))
        .expectEvents(postponed(LATER));
    given(Group.class, formed(), PLANNED, begun(JANUARY_11), postponed(LATER))
        .when(move("2027-01-18T08:00:00Z", MONA))
        .expectEvents(shifted("2027-01-18T08:00:00Z", new SessionDateWarnings(FIRST, List.of())))
        .expectResultMessagePayload(List.of());
  }

  @Test
  @DisplayName("tant qu’elle l’attend, déplacer une autre séance n’y change rien")
  void it_needs_a_date_whatever_happens_to_others() {
    given(Group.class, formed(), PLANNED, NEXT, begun(JANUARY_11), postponed(LATER))
        .when(
            new MoveSession(
                GROUP,
                SECOND,
                Instant.parse("2027-02-15T08:00:00Z"),
                null,
                RoomBookings.NONE,
                settings(),
                true,
                MONA,
                TODAY))
        .expectEvents(
            new SessionMoved(
                GROUP,
                SECOND,
                Instant.parse("2027-02-15T08:00:00Z"),
                null,
                List.of(
                    new SessionDateWarnings(
                        FIRST,
                        List.of(
                            MethodWarning.MORE_THAN_FOUR_WEEKS_APART,
                            MethodWarning.NEEDS_A_NEW_DATE)),
                    new SessionDateWarnings(
                        SECOND, List.of(MethodWarning.MORE_THAN_FOUR_WEEKS_APART))),
                MONA,
                TODAY));
  }

  @Test
  @DisplayName("remise puis rouverte, elle commence à nouveau ; tenue, elle ne change plus")
  void it_begins_anew_until_it_is_held() {
    given(Group.class, formed(), PLANNED, begun(JANUARY_11), postponed(LATER))
        .when(opened(JANUARY_11))
        .expectEvents(begun(JANUARY_11));
    nothingNew(given(Group.class, formed(), PLANNED, begun(JANUARY_11)).when(opened(LATER)));
    nothingNew(
        given(Group.class, formed(), PLANNED, noted(ALICE), held(ALICE)).when(opened(JANUARY_11)));
    nothingNew(
        given(Group.class, formed(), PLANNED, noted(ALICE), held(ALICE)).when(putOff(LATER)));
  }

  private static NoteSessionOpened opened(Instant at) {
    return new NoteSessionOpened(GROUP, FIRST, List.of(HalfDay.MORNING), ANNE, at);
  }

  private static NoteSessionPostponed putOff(Instant at) {
    return new NoteSessionPostponed(GROUP, FIRST, ANNE, at);
  }

  @Test
  @DisplayName("seuls l’animateur et la responsable la déplacent ou l’annulent")
  void a_member_neither_moves_nor_cancels_it() {
    refused(
        given(Group.class, formed(), PLANNED).when(move("2027-01-18T08:00:00Z", ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
    refused(
        given(Group.class, formed(), PLANNED).when(cancel("Grève", ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  @Test
  @DisplayName("l’annulation est gardée avec son motif, et dite une fois")
  void a_cancellation_is_recorded_once() {
    given(Group.class, formed(), PLANNED)
        .when(cancel("Grève des trains", MONA))
        .expectEvents(cancelled());
    nothingNew(
        given(Group.class, formed(), PLANNED, cancelled()).when(cancel("Grève des trains", MONA)));
  }

  @Test
  @DisplayName("annulée, elle ne se déplace plus, ni ne s’annule pour un autre motif")
  void once_cancelled_it_stays_so() {
    refused(
        given(Group.class, formed(), PLANNED, cancelled()).when(move("2027-01-18T08:00:00Z", MONA)),
        RuleViolation.SESSION_IS_CANCELLED);
    refused(
        given(Group.class, formed(), PLANNED, cancelled()).when(cancel("Autre", MONA)),
        RuleViolation.SESSION_IS_CANCELLED);
  }

  @Test
  @DisplayName("une séance annulée ne compte plus dans le rythme du groupe")
  void a_cancelled_session_no_longer_counts_in_the_rhythm() {
    given(Group.class, formed(), PLANNED, cancelled())
        .when(plan(SECOND, "2027-01-18T08:00:00Z", MONA))
        .expectEvents(planned(SECOND, 2, Instant.parse("2027-01-18T08:00:00Z")));
  }

  @Test
  @DisplayName("une séance que le groupe n’a pas planifiée n’est pas la sienne")
  void a_session_nobody_planned_is_unknown() {
    refused(
        given(Group.class, formed()).when(cancel("Grève", MONA)), RuleViolation.UNKNOWN_SESSION);
  }

  private static MoveSession move(String startsAt, Username by) {
    return new MoveSession(
        GROUP,
        FIRST,
        Instant.parse(startsAt),
        words("Salle prise"),
        RoomBookings.NONE,
        settings(),
        by.equals(MONA),
        by,
        TODAY);
  }

  private static CancelSession cancel(String reason, Username by) {
    return new CancelSession(GROUP, FIRST, words(reason), settings(), by.equals(MONA), by, TODAY);
  }
}
