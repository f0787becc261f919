package codev.group.evidence;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.signed;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.GroupCalendar;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DisplayNames;
import codev.group.domain.People;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.AttendanceSheetQueries.GroupSheets;
import codev.group.group.GroupView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The digest of what an archive of evidence is made of")
class EvidenceDigestTest {
  private static final Instant SIGNED = Instant.parse("2027-01-11T08:20:00Z");
  private static final DisplayNames UNNAMED = new DisplayNames(Map.of());

  @Test
  @DisplayName("is equal where nothing has changed")
  void is_equal_where_nothing_has_changed() {
    assertThat(digest(sheet(signedBy(ALICE)))).isEqualTo(digest(sheet(signedBy(ALICE))));
  }

  @Test
  @DisplayName("differs where another person has signed, though as many have")
  void says_who_has_signed() {
    var one = sheet(signedBy(ALICE));
    var other = sheet(signedBy(BOB));
    assertThat(one.signed().signatures()).hasSameSizeAs(other.signed().signatures());
    assertThat(digest(one)).isNotEqualTo(digest(other));
  }

  @Test
  @DisplayName("differs where the same person has signed at another time")
  void says_when_they_have_signed() {
    assertThat(digest(sheet(signedBy(ALICE))))
        .isNotEqualTo(digest(sheet(signed(ALICE, HalfDay.MORNING, SIGNED.plusSeconds(60)))));
  }

  @Test
  @DisplayName("differs where hours differ, which no list of the evidence has for a sheet")
  void says_the_hours() {
    assertThat(digest(sheet(marked(BOB, AttendanceRecord.Status.LATE, at(30)))))
        .isNotEqualTo(digest(sheet(marked(BOB, AttendanceRecord.Status.LATE, at(31)))));
  }

  @Test
  @DisplayName("differs where a person has another name, or the description is another")
  void says_names_and_description() {
    var sheet = sheet(signedBy(ALICE));
    assertThat(digest(sheet)).isNotEqualTo(digest(sheet, named("Alice Martin"), null));
    assertThat(digest(sheet, named("Alice Martin"), null))
        .isNotEqualTo(digest(sheet, named("Alice Durand"), null));
    assertThat(digest(sheet)).isNotEqualTo(digest(sheet, UNNAMED, "Horizons"));
  }

  private static Instant at(int minutesAfterOpening) {
    return JANUARY_11.plusSeconds(60L * minutesAfterOpening);
  }

  private static GroupEvent signedBy(Username person) {
    return signed(person, HalfDay.MORNING, SIGNED);
  }

  private static DisplayNames named(String displayName) {
    var entry =
        new DirectoryEntry(
            new PersonId(new UUID(0, 1)),
            ALICE,
            displayName,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    return new DisplayNames(Map.of(ALICE, entry));
  }

  private static AttendanceSheet sheet(GroupEvent meanwhile) {
    var calendar = GroupCalendar.EMPTY.after(planned(FIRST, 1, JANUARY_11));
    var signed = SessionAttendance.EMPTY;
    for (var event : List.<GroupEvent>of(begun(JANUARY_11), meanwhile, held(ALICE))) {
      calendar = calendar.after(event);
      signed = signed.after(event);
    }
    return new AttendanceSheet(
        calendar.find(FIRST).orElseThrow(), signed, List.of(ALICE, BOB, CARLA));
  }

  private static String digest(AttendanceSheet sheet) {
    return digest(sheet, UNNAMED, null);
  }

  private static String digest(
      AttendanceSheet sheet, DisplayNames names, @Nullable String provider) {
    var group = GroupView.after(null, formed());
    return EvidenceDigest.of(
        People.settings(),
        new TrainingDescription(provider, null, null, null, null, null, null),
        List.of(new GroupSheets(group, List.of(sheet))),
        names);
  }
}
