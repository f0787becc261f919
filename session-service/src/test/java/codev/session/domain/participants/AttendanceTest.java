package codev.session.domain.participants;

import static codev.session.domain.People.*;
import static codev.session.domain.participants.HalfDay.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.ContributingTest;
import codev.session.domain.Roster;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionSpec;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L'émargement, par demi-journée")
class AttendanceTest extends SessionSpec {
  private static final Instant ELEVEN = Instant.parse("2027-01-11T10:00:00Z");
  private static final List<AttendanceSlot> BOTH =
      List.of(new AttendanceSlot(MORNING, ELEVEN), new AttendanceSlot(HalfDay.AFTERNOON, NOON));
  private static final SessionOpened OPENED_AT_ELEVEN =
      new SessionOpened(SESSION, ORIGIN, List.of(), List.of(), BOTH, ANNE, ELEVEN);

  @Test
  @DisplayName("une séance du matin, une de l'après-midi, une à cheval sur les deux")
  void the_half_days_of_a_session() {
    assertThat(during("2027-01-11T08:00:00Z")).containsExactly(MORNING);
    assertThat(during("2027-01-11T12:00:00Z")).containsExactly(HalfDay.AFTERNOON);
    assertThat(AttendanceSlot.during(ELEVEN, 180, PARIS)).isEqualTo(BOTH);
  }

  @Test
  @DisplayName("l'heure est celle du lieu, été comme hiver")
  void hours_are_those_of_the_place() {
    assertThat(HalfDay.of(Instant.parse("2027-07-05T10:59:00Z"), PARIS)).isEqualTo(MORNING);
    assertThat(HalfDay.of(Instant.parse("2027-07-05T11:00:00Z"), PARIS))
        .isEqualTo(HalfDay.AFTERNOON);
  }

  @Test
  @DisplayName("quelques minutes après treize heures ne font pas un après-midi")
  void a_few_minutes_are_no_afternoon() {
    assertThat(during("2027-01-11T09:20:00Z")).containsExactly(MORNING);
  }

  @Test
  @DisplayName("sans précision, on signe pour la demi-journée en cours")
  void signing_is_for_the_half_day_that_is_on() {
    given(scheduled(), OPENED_AT_ELEVEN)
        .when(new SignAttendance(SESSION, null, BOB, ELEVEN.plusSeconds(60)))
        .expectEvents(signed(BOB, MORNING, ELEVEN.plusSeconds(60)));
    given(scheduled(), OPENED_AT_ELEVEN)
        .when(new SignAttendance(SESSION, null, BOB, after(5)))
        .expectEvents(signed(BOB, HalfDay.AFTERNOON, after(5)));
  }

  @Test
  @DisplayName("signer encore le matin ne signe pas l'après-midi")
  void signing_again_signs_nothing_more() {
    nothingNew(
        given(scheduled(), OPENED_AT_ELEVEN, signed(BOB, MORNING, ELEVEN))
            .when(new SignAttendance(SESSION, null, BOB, ELEVEN.plusSeconds(60))));
  }

  @Test
  @DisplayName("l'animateur signe comme les membres")
  void the_facilitator_signs_too() {
    given(scheduled(), OPENED_AT_ELEVEN)
        .when(new SignAttendance(SESSION, MORNING, ANNE, after(5)))
        .expectEvents(signed(ANNE, MORNING, after(5)));
  }

  @Test
  @DisplayName("on ne signe pas d'avance, ni pour une demi-journée où l'on ne s'est pas vu")
  void not_in_advance_nor_for_another() {
    refused(
        given(scheduled(), OPENED_AT_ELEVEN)
            .when(new SignAttendance(SESSION, HalfDay.AFTERNOON, BOB, ELEVEN)),
        HALF_DAY_HAS_NOT_BEGUN);
    refused(
        given(at(PRESENTATION)).when(new SignAttendance(SESSION, MORNING, BOB, after(5))),
        NOT_A_HALF_DAY_OF_THIS_SESSION);
  }

  @Test
  @DisplayName("qui est marqué absent ne signe pas, avant que l'animateur ne le marque autrement")
  void whoever_is_marked_absent_does_not_sign() {
    var sign = new SignAttendance(SESSION, MORNING, BOB, after(5));
    refused(
        given(scheduled(), OPENED_AT_ELEVEN, marked(AttendanceStatus.ABSENT)).when(sign),
        MARKED_ABSENT);
    given(
            scheduled(),
            OPENED_AT_ELEVEN,
            marked(AttendanceStatus.ABSENT),
            marked(AttendanceStatus.LATE))
        .when(sign)
        .expectEvents(signed(BOB, MORNING, after(5)));
  }

  private static AttendanceMarked marked(AttendanceStatus status) {
    return new AttendanceMarked(SESSION, ORIGIN, BOB, status, null, ANNE, ELEVEN);
  }

  @Test
  @DisplayName("à cheval sur deux demi-journées, il faut deux signatures")
  void a_session_over_both_wants_both() {
    var morning = roster(OPENED_AT_ELEVEN, signed(BOB, MORNING, ELEVEN));
    assertThat(morning.hasSigned(morning.seatOf(BOB))).isFalse();
    var both = morning.after(signed(BOB, HalfDay.AFTERNOON, NOON), standard());
    assertThat(both.hasSigned(both.seatOf(BOB))).isTrue();
  }

  @Test
  @DisplayName(
      "une signature est corroborée par ce que la personne a fait alors, ou par l'animateur")
  void a_signature_is_corroborated_by_what_was_done() {
    var silent = roster(OPENED_AT_ELEVEN, signed(BOB, MORNING, ELEVEN));
    assertThat(silent.seatOf(BOB).isCorroborated(MORNING)).isFalse();
    var active = silent.after(noteBy(BOB, ELEVEN.plusSeconds(60)), standard());
    assertThat(active.seatOf(BOB).isCorroborated(MORNING)).isTrue();
    assertThat(active.seatOf(BOB).isCorroborated(HalfDay.AFTERNOON)).isFalse();
    var marked =
        silent.after(
            new AttendanceMarked(
                SESSION, ORIGIN, BOB, AttendanceStatus.PRESENT, null, ANNE, ELEVEN),
            standard());
    assertThat(marked.seatOf(BOB).isCorroborated(MORNING)).isTrue();
  }

  @Test
  @DisplayName("ce qu'on fait avant l'ouverture ou après la clôture ne prouve pas qu'on y était")
  void acts_outside_the_session_prove_nothing() {
    var before = roster(noteBy(BOB, ELEVEN), OPENED_AT_ELEVEN);
    assertThat(before.seatOf(BOB).isCorroborated(MORNING)).isFalse();
    var after = roster(OPENED_AT_ELEVEN, ContributingTest.closed(), noteBy(BOB, after(600)));
    assertThat(after.seatOf(BOB).isCorroborated(HalfDay.AFTERNOON)).isFalse();
  }

  @Test
  @DisplayName("ni ce qu'on fait ailleurs après avoir quitté le groupe")
  void acts_after_leaving_the_group_prove_nothing() {
    var left =
        roster(
            OPENED_AT_ELEVEN,
            new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, ELEVEN),
            new EarlierActionChanged(SESSION, earlierAction(), BOB, ELEVEN.plusSeconds(60)));
    assertThat(left.seatOf(BOB).active()).isEmpty();
  }

  @Test
  @DisplayName("d'un retard, d'un départ, l'heure reste")
  void the_time_of_a_late_arrival_stays() {
    var roster =
        roster(
            OPENED_AT_ELEVEN,
            new AttendanceMarked(
                SESSION, ORIGIN, BOB, AttendanceStatus.LATE, null, ANNE, after(7)));
    assertThat(roster.seatOf(BOB).since()).isEqualTo(after(7));
  }

  @Test
  @DisplayName("la séance close, l'animateur corrige encore une présence, sans en inventer l'heure")
  void attendance_is_put_right_after_the_end() {
    given(scheduled(), OPENED_AT_ELEVEN, ContributingTest.closed())
        .when(new MarkAttendance(SESSION, BOB, AttendanceStatus.LATE, null, ANNE, after(600)))
        .expectEvents(corrected());
    var seat = roster(OPENED_AT_ELEVEN, ContributingTest.closed(), corrected()).seatOf(BOB);
    assertThat(seat.attendance()).isEqualTo(AttendanceStatus.LATE);
    assertThat(seat.since()).isNull();
  }

  private static AttendanceMarked corrected() {
    return new AttendanceMarked(
        SESSION, ORIGIN, BOB, AttendanceStatus.LATE, null, ANNE, after(600));
  }

  @Test
  @DisplayName("avant l'ouverture il n'y a personne à marquer")
  void nobody_is_marked_before_the_session_is_opened() {
    refused(
        given(scheduled())
            .when(new MarkAttendance(SESSION, BOB, AttendanceStatus.PRESENT, null, ANNE, ELEVEN)),
        SESSION_NOT_OPEN);
  }

  @Test
  @DisplayName("le contrat n'attend pas qui est parti")
  void the_contract_does_not_wait_for_who_has_left() {
    given(
            at(PROBLEM_DEFINITION),
            redefined(1),
            accepted(1, BOB),
            new AttendanceMarked(
                SESSION, ORIGIN, CARLA, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON))
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(step(CONSULTATION));
  }

  private static List<HalfDay> during(String begin) {
    return AttendanceSlot.during(Instant.parse(begin), 180, PARIS).stream()
        .map(AttendanceSlot::halfDay)
        .toList();
  }

  private static Roster roster(SessionEvent... events) {
    var roster = Roster.of(scheduled());
    for (var event : events) roster = roster.after(event, standard());
    return roster;
  }

  private static NoteTaken noteBy(Username person, Instant at) {
    return new NoteTaken(SESSION, new NoteId(uuid(40)), words("À garder"), person, at);
  }

  private static AttendanceSigned signed(Username person, HalfDay halfDay, Instant at) {
    return new AttendanceSigned(SESSION, ORIGIN, halfDay, person, at);
  }
}
