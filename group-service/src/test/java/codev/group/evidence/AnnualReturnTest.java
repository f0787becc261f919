package codev.group.evidence;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.planned;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.GroupCalendar;
import codev.group.domain.person.AttendanceRecord.Status;
import codev.group.domain.person.Username;
import codev.group.domain.programme.TrainingDescription.Nature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les chiffres du cadre F du bilan pédagogique et financier")
class AnnualReturnTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String IN_DECEMBER = "2026-12-14T08:00:00Z";
  private static final String IN_JANUARY = "2027-01-11T08:00:00Z";

  @Test
  @DisplayName("comptent chaque année une personne une fois, et toutes ses heures de l’année")
  void count_people_once_a_year() {
    var three = Duration.ofHours(3);
    assertThat(
            YearOfTraining.of(
                List.of(
                    participation(ALICE, attended(IN_JANUARY, three), attended(IN_DECEMBER, three)),
                    participation(BOB, attended(IN_JANUARY, Duration.ofMinutes(165)))),
                PARIS))
        .containsExactly(
            new YearOfTraining(2026, 1, three, 0),
            new YearOfTraining(2027, 2, Duration.ofMinutes(345), 0));
  }

  @Test
  @DisplayName("ne comptent pas une durée inconnue, et disent combien de fois elle l’est")
  void leave_out_unknown_hours() {
    assertThat(
            YearOfTraining.of(
                List.of(
                    participation(ALICE, attended(IN_JANUARY, null)),
                    participation(BOB, attended(IN_JANUARY, Duration.ofHours(3)))),
                PARIS))
        .containsExactly(new YearOfTraining(2027, 2, Duration.ofHours(3), 1));
  }

  @Test
  @DisplayName("sont de l’année qui a commencé à Paris")
  void begin_with_the_year_of_the_place() {
    var newYearsEve = attended("2026-12-31T23:30:00Z", Duration.ofHours(3));
    assertThat(YearOfTraining.of(List.of(participation(ALICE, newYearsEve)), PARIS))
        .extracting(YearOfTraining::year)
        .containsExactly(2027);
  }

  @Test
  @DisplayName("se lisent dans un tableur français")
  void open_in_a_french_spreadsheet() {
    var year = new YearOfTraining(2027, 2, Duration.ofMinutes(345), 1);
    assertThat(table(List.of(year), Nature.TRAINING, Locale.FRENCH))
        .startsWith("\ufeffAnnée;Cadre du bilan pédagogique et financier;Rubrique;Stagiaires;")
        .contains("\r\n2027;F-1;Total des stagiaires;2;5,75;1")
        .contains("\r\n2027;F-3;Autres formations professionnelles;2;5,75;1");
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINING, Other vocational training",
    "SKILLS_ASSESSMENT, Skills assessments (bilans de compétences)",
    "PRIOR_LEARNING, Support for the validation of prior experience (VAE)",
    "APPRENTICESHIP, Training for a diploma or a vocational qualification",
  })
  @DisplayName("sont à la ligne de l’objectif qui va avec la nature de l’action")
  void are_in_the_line_of_the_objective(Nature nature, String objective) {
    var year = new YearOfTraining(2027, 2, Duration.ofMinutes(345), 0);
    assertThat(table(List.of(year), nature, Locale.ENGLISH))
        .contains("2027,F-3," + objective + ",2,5.75,0");
  }

  private static String table(List<YearOfTraining> years, Nature nature, Locale language) {
    return new AnnualReturnCsv(Documents.sentences()).of(years, nature, language).replace("\"", "");
  }

  private static Participation participation(Username person, Participation.Attended... sessions) {
    return new Participation(person, List.of(sessions));
  }

  private static Participation.Attended attended(String opened, @Nullable Duration hours) {
    var begins = Instant.parse(opened);
    var session = GroupCalendar.EMPTY.after(planned(FIRST, 1, begins)).find(FIRST).orElseThrow();
    var signed =
        new SessionAttendance(
            begins, begins.plus(Duration.ofHours(3)), List.of(), List.of(), List.of());
    return new Participation.Attended(
        "Groupe Lumière",
        new AttendanceSheet(session, signed, List.of()),
        new AttendanceSheet.Line(ALICE, hours == null ? Status.LEFT_EARLY : Status.PRESENT, hours));
  }
}
