package codev.group.evidence;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.held;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.signed;
import static codev.group.domain.person.AttendanceRecord.Status.ABSENT;
import static codev.group.domain.person.AttendanceRecord.Status.LATE;
import static codev.group.domain.person.AttendanceRecord.Status.LEFT_EARLY;
import static codev.group.domain.person.AttendanceRecord.Status.PRESENT;
import static codev.group.group.MembershipChangeView.Kind.JOINED;
import static codev.group.group.MembershipChangeView.Kind.LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.GroupCalendar;
import codev.group.directory.DisplayNames;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.programme.TrainingDescription;
import codev.group.group.MembershipChangeView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La feuille d’émargement")
class AttendanceSheetPdfTest {
  private static final Instant SIGNED = Instant.parse("2027-01-11T08:20:00Z");

  @Test
  @DisplayName("qui était présent a les heures de la séance, qui était absent n’en a pas")
  void hours_are_those_of_the_session() {
    assertThat(sheet(held(ALICE)).lines())
        .extracting(AttendanceSheet.Line::person, AttendanceSheet.Line::hours)
        .contains(
            org.assertj.core.groups.Tuple.tuple(ALICE, Duration.ofHours(3)),
            org.assertj.core.groups.Tuple.tuple(CARLA, Duration.ZERO));
  }

  @Test
  @DisplayName("de qui est arrivé en retard, nul ne sait les heures\u202f: elles restent à écrire")
  void hours_of_whoever_was_late_are_unknown() {
    assertThat(sheet(held(ALICE)).lines())
        .filteredOn(line -> line.person().equals(BOB))
        .extracting(AttendanceSheet.Line::hours)
        .containsOnlyNulls();
  }

  @Test
  @DisplayName("avant la séance, chaque membre a sa ligne, sans heures")
  void before_the_session_every_member_has_a_line() {
    assertThat(sheet().lines())
        .containsExactly(
            new AttendanceSheet.Line(ALICE, null, null),
            new AttendanceSheet.Line(BOB, null, null),
            new AttendanceSheet.Line(CARLA, null, null));
  }

  @Test
  @DisplayName("les demi-journées à signer sont celles que la séance a dites en s’ouvrant")
  void half_days_are_those_the_session_told() {
    assertThat(sheet(begun(JANUARY_11, HalfDay.MORNING), held(ALICE)).halfDays())
        .containsExactly(HalfDay.MORNING);
    assertThat(sheet(begun(JANUARY_11, HalfDay.AFTERNOON)).halfDays())
        .containsExactly(HalfDay.AFTERNOON);
  }

  @Test
  @DisplayName("imprimée d’avance, elle a les deux demi-journées")
  void printed_beforehand_it_has_both_half_days() {
    assertThat(sheet().halfDays()).containsExactly(HalfDay.MORNING, HalfDay.AFTERNOON);
  }

  @Test
  @DisplayName("de qui fut marqué à son arrivée ou à son départ, les heures se comptent de là")
  void hours_run_from_and_to_what_was_marked() {
    assertThat(hours(BOB, begun(JANUARY_11), marked(BOB, LATE, minutes(30)), held(ALICE)))
        .isEqualTo(Duration.ofMinutes(150));
    assertThat(
            hours(
                ALICE,
                begun(JANUARY_11),
                marked(ALICE, LATE, minutes(30)),
                marked(ALICE, LEFT_EARLY, minutes(90)),
                held(ALICE)))
        .isEqualTo(Duration.ofMinutes(60));
    assertThat(hours(ALICE, begun(JANUARY_11), marked(ALICE, LEFT_EARLY, minutes(90)), held(ALICE)))
        .isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  @DisplayName("corrigée après la clôture, une présence est sur la feuille, sans heure inventée")
  void what_was_put_right_after_the_end_is_on_the_sheet() {
    assertThat(hours(ALICE, held(ALICE), marked(ALICE, ABSENT, minutes(600))))
        .isEqualTo(Duration.ZERO);
    assertThat(hours(CARLA, held(ALICE), marked(CARLA, PRESENT, minutes(600))))
        .isEqualTo(Duration.ofHours(3));
    assertThat(hours(CARLA, held(ALICE), marked(CARLA, LEFT_EARLY, minutes(600)))).isNull();
  }

  @Test
  @DisplayName("qui a quitté le groupe pendant la séance y était jusque-là")
  void who_left_the_group_meanwhile_was_there_until_then() {
    var changes = List.of(change(LEFT, ALICE, 90), change(LEFT, BOB, 90), change(LEFT, CARLA, 90));
    var sheet =
        sheet(
            List.of(),
            changes,
            begun(JANUARY_11),
            marked(ALICE, PRESENT, minutes(5)),
            marked(BOB, LATE, minutes(30)),
            held(ALICE));
    assertThat(sheet.lines())
        .containsExactlyInAnyOrder(
            new AttendanceSheet.Line(ALICE, LEFT_EARLY, Duration.ofMinutes(90)),
            new AttendanceSheet.Line(BOB, LEFT_EARLY, Duration.ofMinutes(60)),
            new AttendanceSheet.Line(CARLA, ABSENT, Duration.ZERO));
    assertThat(sheet(List.of(), changes, begun(JANUARY_11), held(ALICE)).line(BOB))
        .as("who came at a moment that nobody knows")
        .contains(new AttendanceSheet.Line(BOB, LATE, null));
  }

  @Test
  @DisplayName("qui l’a rejoint avant la fin, ou l’a quitté après, y était tout du long")
  void who_came_back_was_there_all_along() {
    for (var changes :
        List.of(
            List.of(change(LEFT, ALICE, 60), change(JOINED, ALICE, 70)),
            List.of(change(LEFT, ALICE, 600))))
      assertThat(sheet(List.of(), changes, begun(JANUARY_11), held(ALICE)).line(ALICE))
          .contains(new AttendanceSheet.Line(ALICE, PRESENT, Duration.ofHours(3)));
  }

  @Test
  @DisplayName("avant la fin, ce que signa qui a quitté le groupe est sur la feuille")
  void what_was_signed_before_leaving_stays() {
    var members = List.of(ALICE, CARLA);
    var changes = List.of(change(LEFT, BOB, 30));
    var unsigned = sheet(members, changes, begun(JANUARY_11));
    assertThat(unsigned.lines()).extracting(AttendanceSheet.Line::person).isEqualTo(members);
    var sheet =
        sheet(members, changes, begun(JANUARY_11), signed(BOB, HalfDay.MORNING, minutes(5)));
    assertThat(sheet.lines())
        .extracting(AttendanceSheet.Line::person)
        .containsExactly(ALICE, CARLA, BOB);
  }

  @Test
  @DisplayName("l’animateur n’a d’heures que s’il a signé, le remplaçant qui a signé a sa ligne")
  void facilitators_have_hours_when_they_signed() {
    assertThat(sheet(held(ALICE)).leading())
        .containsExactly(new AttendanceSheet.Line(ANNE, null, null));
    assertThat(
            sheet(begun(JANUARY_11), signed(PAUL, HalfDay.MORNING, SIGNED), held(ALICE)).leading())
        .containsExactly(
            new AttendanceSheet.Line(ANNE, null, null),
            new AttendanceSheet.Line(PAUL, null, Duration.ofHours(3)));
  }

  @Test
  @DisplayName("ce qui fut signé avant que la séance soit remise n’y est plus")
  void what_was_signed_before_it_was_postponed_is_gone() {
    var sheet = sheet(signed(BOB, HalfDay.MORNING, SIGNED), postponed(SIGNED.plusSeconds(60)));
    assertThat(sheet.signed().signatures()).isEmpty();
  }

  @Test
  @DisplayName("l’heure de chaque signature y est, pour l’animateur aussi")
  void the_hour_of_each_signature_is_there() throws IOException {
    var text =
        text(
            sheet(
                signed(ALICE, HalfDay.MORNING, SIGNED),
                signed(ANNE, HalfDay.MORNING, SIGNED.plusSeconds(60)),
                held(ALICE)),
            Locale.FRENCH);
    assertThat(text).contains("Émargé à 9 h 20", "Émargé à 9 h 21", "Matin", "Animateur", "3 h 00");
  }

  @Test
  @DisplayName("la case de qui n’a pas signé reste vide")
  void an_unsigned_cell_is_empty() throws IOException {
    var text = text(sheet(signed(ALICE, HalfDay.MORNING, SIGNED), held(ALICE)), Locale.FRENCH);
    assertThat(text.split("Émargé à", -1)).hasSize(2);
  }

  @Test
  @DisplayName("elle se lit en anglais")
  void it_reads_in_english() throws IOException {
    var text = text(sheet(signed(ALICE, HalfDay.MORNING, SIGNED), held(ALICE)), Locale.ENGLISH);
    assertThat(text).contains("Attendance sheet", "Signed at", "Morning", "Absent");
  }

  private static Instant minutes(int afterOpening) {
    return JANUARY_11.plusSeconds(60L * afterOpening);
  }

  private static @Nullable Duration hours(Username member, GroupEvent... events) {
    return sheet(events).line(member).orElseThrow().hours();
  }

  private static MembershipChangeView change(
      MembershipChangeView.Kind kind, Username member, int afterOpening) {
    return new MembershipChangeView(
        kind, member, null, null, List.of(), ANNE, minutes(afterOpening));
  }

  private static AttendanceSheet sheet(GroupEvent... events) {
    return sheet(List.of(ALICE, BOB, CARLA), List.of(), events);
  }

  private static AttendanceSheet sheet(
      List<Username> members, List<MembershipChangeView> changes, GroupEvent... events) {
    var calendar = GroupCalendar.EMPTY.after(planned(FIRST, 1, JANUARY_11));
    var signed = SessionAttendance.EMPTY;
    for (var event : events) {
      calendar = calendar.after(event);
      signed = signed.after(event);
    }
    return AttendanceSheet.of(calendar.find(FIRST).orElseThrow(), signed, members, changes);
  }

  private static String text(AttendanceSheet sheet, Locale language) throws IOException {
    var pdf =
        new AttendanceSheetPdf(Documents.sentences(), Documents.settings(), Documents.renderer())
            .of(
                sheet,
                TrainingDescription.EMPTY,
                "Managers 2027",
                "Groupe Lumière",
                new DisplayNames(Map.of()),
                null,
                language);
    Files.write(Path.of("target", "attendance-" + language + ".pdf"), pdf);
    return Documents.text(pdf);
  }
}
