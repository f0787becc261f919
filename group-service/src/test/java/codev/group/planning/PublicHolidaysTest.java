package codev.group.planning;

import static codev.group.domain.People.formed;
import static codev.group.domain.People.settings;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.programme.FrenchHolidays;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.group.GroupView;
import codev.group.planning.ProgrammeCalendarDraft.GroupStart;
import codev.group.planning.SeriesDateFinder.Draft;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Un programme sans séance les jours fériés")
class PublicHolidaysTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final GroupView GROUP = GroupView.after(null, formed());
  private static final int MORE_THAN_THE_PROGRAMME_HAS = 16;

  private static final Set<MonthDay> FIXED =
      words("--01-01 --05-01 --05-08 --07-14 --08-15 --11-01 --11-11 --12-25")
          .map(MonthDay::parse)
          .collect(Collectors.toSet());

  /** As calendars have them: Easter Monday, Ascension and Whit Monday. */
  private static final Set<LocalDate> MOVABLE =
      words(
              """
              2026-04-06 2026-05-14 2026-05-25
              2027-03-29 2027-05-06 2027-05-17
              2028-04-17 2028-05-25 2028-06-05
              2029-04-02 2029-05-10 2029-05-21
              2030-04-22 2030-05-30 2030-06-10
              2031-04-14 2031-05-22 2031-06-02
              2032-03-29 2032-05-06 2032-05-17
              """)
          .map(LocalDate::parse)
          .collect(Collectors.toSet());

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028, 2029, 2030})
  @DisplayName("n’en a aucune proposée un jour férié, ni après sa fin")
  void proposes_none(int year) {
    inEachCase(
        year,
        settings -> {
          for (var weekday : ProgrammeCalendarForm.DAYS) {
            var draft = proposed(settings, weekday, null);
            assertThat(days(draft))
                .as("%s, from %s to %s", weekday, settings.startsOn(), settings.endsOn())
                .isNotEmpty()
                .noneMatch(PublicHolidaysTest::isPublicHoliday)
                .allMatch(settings::contains);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028, 2029, 2030})
  @DisplayName("n’en a aucune un jour férié non plus quand leur nombre dépasse sa durée")
  void none_after_its_end(int year) {
    inEachCase(
        year,
        settings -> {
          for (var weekday : ProgrammeCalendarForm.DAYS) {
            var draft = proposed(settings, weekday, MORE_THAN_THE_PROGRAMME_HAS);
            assertThat(days(draft))
                .as("%s, from %s to %s", weekday, settings.startsOn(), settings.endsOn())
                .hasSize(MORE_THAN_THE_PROGRAMME_HAS)
                .noneMatch(PublicHolidaysTest::isPublicHoliday);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028, 2029, 2030})
  @DisplayName("décale d’une semaine ou plus la série qui commencerait un jour férié")
  void none_of_a_chosen_series(int year) {
    var settings = programme(LocalDate.of(year, 1, 1), 4);
    for (var holiday : settings.holidays()) {
      var start = new GroupStart(GROUP.id().value(), holiday, NINE, null, 3);
      var draft = finder(settings).check(Map.of(GROUP.id().value(), GROUP), List.of(start));
      assertThat(days(draft.getFirst()))
          .as("from %s", holiday)
          .hasSize(3)
          .noneMatch(PublicHolidaysTest::isPublicHoliday)
          .allMatch(day -> day.getDayOfWeek() == holiday.getDayOfWeek());
    }
  }

  /** Programmes of nine months from each first of a month, with either interval. */
  private static void inEachCase(int year, Consumer<ProgrammeSettings> check) {
    for (int month = 1; month <= 12; month++)
      for (int weeks = 3; weeks <= 4; weeks++)
        check.accept(programme(LocalDate.of(year, month, 1), weeks));
  }

  /** As the form declares it when the box for public holidays stays ticked. */
  private static ProgrammeSettings programme(LocalDate startsOn, int weeks) {
    var usual = settings();
    var endsOn = startsOn.plusMonths(9).minusDays(1);
    return new ProgrammeSettings(
        usual.name(),
        usual.aims(),
        startsOn,
        endsOn,
        weeks,
        usual.template(),
        usual.privacyThreshold(),
        usual.competencies(),
        FrenchHolidays.between(startsOn, endsOn),
        usual.unit());
  }

  private static Draft proposed(
      ProgrammeSettings settings, DayOfWeek weekday, @Nullable Integer count) {
    var groups = new LinkedHashMap<GroupView, UnplannedSessions>();
    groups.put(GROUP, new UnplannedSessions(settings.startsOn(), count));
    var form =
        new ProgrammeCalendarForm(
            settings.startsOn(),
            List.of(weekday),
            List.of(NINE),
            PARIS,
            null,
            count,
            null,
            null,
            null);
    return finder(settings).propose(groups, form).getFirst();
  }

  private static SeriesDateFinder finder(ProgrammeSettings settings) {
    return new SeriesDateFinder(
        settings,
        new SessionSeriesOptions(PARIS, null, null, null, null),
        Duration.ofHours(3),
        BusyTimes.of(List.of(), _ -> true),
        Map.of());
  }

  private static Stream<String> words(String text) {
    return Pattern.compile("\\s+").splitAsStream(text);
  }

  private static List<LocalDate> days(Draft draft) {
    return draft.sessions().stream().map(start -> start.atZone(PARIS).toLocalDate()).toList();
  }

  private static boolean isPublicHoliday(LocalDate day) {
    return FIXED.contains(MonthDay.from(day)) || MOVABLE.contains(day);
  }
}
