package codev.group.planning;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.settings;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.GroupCalendar;
import codev.group.domain.event.GroupEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui manque au calendrier d’un groupe")
class UnplannedSessionsTest {
  private static final LocalDate JANUARY_4 = LocalDate.parse("2027-01-04");

  /** The programme ends on 30 September 2027. */
  private GroupCalendar calendar = GroupCalendar.EMPTY;

  @Test
  @DisplayName("sans aucune séance, tout, dès le premier jour possible")
  void everything() {
    assertThat(missing(6)).contains(new UnplannedSessions(JANUARY_4, 6));
    assertThat(missing(null)).contains(new UnplannedSessions(JANUARY_4, null));
  }

  @Test
  @DisplayName("après une séance tenue, les autres, dans la semaine où le rythme les veut")
  void after_a_session_held() {
    happened(planned(FIRST, 1, JANUARY_11), held(ALICE));

    assertThat(missing(6)).contains(new UnplannedSessions(LocalDate.parse("2027-02-02"), 5));
  }

  @Test
  @DisplayName("trois semaines restent trois semaines")
  void never_closer_than_the_method_wants() {
    happened(planned(FIRST, 1, JANUARY_11), held(ALICE));

    assertThat(missing(6, 3, JANUARY_4))
        .contains(new UnplannedSessions(LocalDate.parse("2027-02-01"), 5));
  }

  @Test
  @DisplayName("jamais avant le premier jour possible, si longtemps que le groupe ait attendu")
  void from_today() {
    happened(planned(FIRST, 1, JANUARY_11), held(ALICE));

    assertThat(missing(6, 4, LocalDate.parse("2027-05-10")))
        .contains(new UnplannedSessions(LocalDate.parse("2027-05-10"), 5));
  }

  @Test
  @DisplayName("une séance annulée manque toujours, et n’est dans le chemin de personne")
  void a_cancelled_session_is_none() {
    happened(planned(FIRST, 1, JANUARY_11), cancelled());

    assertThat(missing(6)).contains(new UnplannedSessions(JANUARY_4, 6));
    assertThat(UnplannedSessions.lastConflictingDay(calendar, JANUARY_4, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  @DisplayName("rien, quand toutes les séances voulues sont tenues ou prévues")
  void nothing() {
    happened(
        planned(FIRST, 1, JANUARY_11),
        held(ALICE),
        planned(SECOND, 2, Instant.parse("2027-02-08T08:00:00Z")));

    assertThat(missing(2)).isEmpty();
    assertThat(missing(3)).contains(new UnplannedSessions(LocalDate.parse("2027-03-02"), 1));
  }

  @Test
  @DisplayName("rien, quand le programme finit avant que le rythme permette une séance")
  void the_programme_is_over_before() {
    happened(planned(FIRST, 1, Instant.parse("2027-09-20T08:00:00Z")));

    assertThat(missing(null)).isEmpty();
  }

  @Test
  @DisplayName("une suite qui commencerait avant une séance existante se heurte à elle")
  void in_the_way() {
    happened(planned(FIRST, 1, JANUARY_11));
    var day = LocalDate.parse("2027-01-11");

    assertThat(UnplannedSessions.lastConflictingDay(calendar, day, ZoneOffset.UTC)).contains(day);
    assertThat(UnplannedSessions.lastConflictingDay(calendar, day.plusDays(1), ZoneOffset.UTC))
        .isEmpty();
  }

  private void happened(GroupEvent... events) {
    for (var event : events) calendar = calendar.after(event);
  }

  private Optional<UnplannedSessions> missing(@Nullable Integer wanted) {
    return missing(wanted, 4, JANUARY_4);
  }

  private Optional<UnplannedSessions> missing(
      @Nullable Integer wanted, int weeks, LocalDate soonest) {
    return UnplannedSessions.of(calendar, soonest, weeks, wanted, ZoneOffset.UTC, settings());
  }
}
