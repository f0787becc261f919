package codev.group.planning;

import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.settingsWith;
import static codev.group.domain.People.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes.Conflict;
import codev.group.planning.ProgrammeCalendarDraft.GroupStart;
import codev.group.planning.SeriesDateFinder.Alternative;
import codev.group.planning.SeriesDateFinder.Draft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les dates proposées à la place de celles qui sont prises")
class SeriesDateFinderTest {
  private static final GroupId OTHER = new GroupId(uuid(40));
  private static final LocalTime NINE = LocalTime.of(9, 0);

  @Test
  @DisplayName(
      "l’animateur pris ailleurs\u202f: trois dates libres, les plus proches, hors jours sans séance")
  void three_free_dates() {
    var draft = checked(LocalDate.parse("2027-01-11"));

    assertThat(draft.isFree()).isFalse();
    assertThat(draft.alternatives())
        .containsExactly(
            new Alternative(LocalDate.parse("2027-01-13"), NINE),
            new Alternative(LocalDate.parse("2027-01-14"), NINE),
            new Alternative(LocalDate.parse("2027-01-15"), NINE));
    for (var free : draft.alternatives()) assertThat(checked(free.firstDate()).isFree()).isTrue();
  }

  @Test
  @DisplayName("une date libre n’en propose pas d’autre")
  void a_free_date_has_no_alternative() {
    assertThat(checked(LocalDate.parse("2027-01-13")).alternatives()).isEmpty();
  }

  @Test
  @DisplayName("un membre absent s’oppose à la date, et à elle seule")
  void a_member_is_absent() {
    var away = new Absence(LocalDate.parse("2027-01-13"), LocalDate.parse("2027-01-14"));
    var absences = Map.of(DAVID, List.of(away));

    var draft = checked(LocalDate.parse("2027-01-14"), absences);

    assertThat(draft.conflicts())
        .containsExactly(
            new Conflict(DAVID, false, true, null, Instant.parse("2027-01-14T08:00:00Z")));
    assertThat(draft.alternatives().getFirst())
        .isEqualTo(new Alternative(LocalDate.parse("2027-01-15"), NINE));
    assertThat(checked(LocalDate.parse("2027-01-15"), absences).isFree()).isTrue();
  }

  /** The facilitator leads another group on the 11th; the 12th is a day without sessions. */
  private static Draft checked(LocalDate day) {
    return checked(day, Map.of());
  }

  private static Draft checked(LocalDate day, Map<Username, List<Absence>> absences) {
    var busy = GroupView.after(GroupView.after(null, formed()), planned(FIRST, 1, JANUARY_11));
    var other =
        GroupView.after(
            null,
            new GroupFormed(
                OTHER,
                PROGRAMME,
                "Groupe Volta",
                ANNE,
                List.of(DAVID, PAUL, ZOE),
                1,
                List.of(),
                MONA,
                TODAY));
    var options = new SessionSeriesOptions(ZoneId.of("Europe/Paris"), null, null, null, null);
    var finder =
        new SeriesDateFinder(
            settingsWith(LocalDate.parse("2027-01-12")),
            options,
            Duration.ofHours(3),
            BusyTimes.of(List.of(busy), _ -> true),
            absences);
    var start = new GroupStart(OTHER.value(), day, NINE, null, 1);
    return finder.check(Map.of(OTHER.value(), other), List.of(start)).getFirst();
  }
}
