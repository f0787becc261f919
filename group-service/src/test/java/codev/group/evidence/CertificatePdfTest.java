package codev.group.evidence;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.settings;
import static codev.group.domain.People.signed;
import static codev.group.domain.programme.TrainingDescription.Nature.SKILLS_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.GroupCalendar;
import codev.group.directory.DisplayNames;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.programme.TrainingDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le certificat de réalisation")
class CertificatePdfTest {
  private static final Clock OCTOBER =
      Clock.fixed(Instant.parse("2027-10-01T08:00:00Z"), ZoneOffset.UTC);

  @Test
  @DisplayName("compte les heures suivies, de la première séance à la dernière")
  void counts_the_hours_attended() {
    var alice = participation(ALICE, sheet(held(ALICE)), sheet(held(BOB)));
    assertThat(alice.hours()).isEqualTo(Duration.ofHours(6));
    assertThat(alice.from()).isEqualTo(JANUARY_11);
    assertThat(alice.withoutHours()).isZero();
  }

  @Test
  @DisplayName("ne compte pas ce dont nul ne sait la durée, et le dit")
  void unknown_hours_are_not_counted() throws IOException {
    var bob = participation(BOB, sheet(held(ALICE)));
    assertThat(bob.hours()).isEqualTo(Duration.ZERO);
    assertThat(text(bob, Documents.settings(), Locale.FRENCH))
        .contains("Une séance suivie en partie", "n’est pas comptée", "Non renseignée");
  }

  @Test
  @DisplayName("qui était absent n’a pas suivi la séance")
  void who_was_absent_has_not_attended() {
    assertThat(participation(CARLA, sheet(held(ALICE))).sessions()).isEmpty();
  }

  @Test
  @DisplayName(
      "dit l’organisme, la personne, l’action, sa nature, ses dates, sa durée, sa modalité")
  void says_what_the_law_asks_for() throws IOException {
    var signed = sheet(begun(JANUARY_11), signed(ALICE, HalfDay.MORNING, JANUARY_11), held(ALICE));
    assertThat(text(participation(ALICE, signed), Documents.settings(), Locale.FRENCH))
        .contains("Certificat de réalisation", "L. 6353-1")
        .contains("Je soussigné(e), Hélène Lefèvre-N’Guyen, directrice")
        .contains("Société coopérative Horizons & Pairs", "84 69 12345 69")
        .contains("Manufacture générale d’Île-de-France")
        .contains("Managers de proximité 2027 (codéveloppement professionnel)")
        .contains("Action de formation (article L. 6313-1, 1°")
        .contains("du 11 janvier 2027 au 11 janvier 2027", "3 h 00, en une séance")
        .contains("En présentiel", "1 demi-journée sur 1")
        .contains("Fait à Villeurbanne, le 1er octobre 2027")
        .doesNotContain("pointillés");
  }

  @Test
  @DisplayName("se lit en anglais")
  void it_reads_in_english() throws IOException {
    assertThat(text(participation(ALICE, sheet(held(ALICE))), Documents.settings(), Locale.ENGLISH))
        .contains("Certificate of completion", "On site", "from 11 January 2027", "3 h, in one");
  }

  @Test
  @DisplayName("ce qui n’est pas réglé est en pointillés, et il dit quoi régler")
  void what_is_not_set_is_dotted() throws IOException {
    assertThat(
            text(participation(ALICE, sheet(held(ALICE))), Documents.nothingSet(), Locale.FRENCH))
        .contains("……", "Organisme de formation,", "Preuves et certificats", "Entreprise");
  }

  @Test
  @DisplayName("ce que le programme dit de lui-même passe avant ce qui est réglé pour tous")
  void what_the_programme_says_comes_first() throws IOException {
    var own =
        new TrainingDescription(
            "Institut des Pairs",
            null,
            null,
            null,
            null,
            "Apprendre entre pairs",
            SKILLS_ASSESSMENT);
    assertThat(
            text(
                participation(ALICE, sheet(held(ALICE))), Documents.settings(), own, Locale.FRENCH))
        .contains("Institut des Pairs", "Apprendre entre pairs", "Bilan de compétences")
        .contains("84 69 12345 69")
        .doesNotContain("Horizons & Pairs", "(codéveloppement professionnel)");
  }

  @Test
  @DisplayName("de longs noms et beaucoup de séances ne débordent pas de la page")
  void long_names_and_many_sessions_fit() throws IOException {
    var sheets =
        Stream.generate(() -> sheet(held(ALICE))).limit(30).toArray(AttendanceSheet[]::new);
    var text = text(participation(ALICE, sheets), Documents.settings(), Locale.FRENCH);
    assertThat(text.split("Groupe Lumière de la vallée", -1)).hasSize(31);
  }

  private static Participation participation(Username person, AttendanceSheet... sheets) {
    return new Participation(
        person,
        Stream.of(sheets)
            .map(sheet -> Participation.Attended.of("Groupe Lumière de la vallée", sheet, person))
            .flatMap(Optional::stream)
            .toList());
  }

  private static AttendanceSheet sheet(GroupEvent... events) {
    var calendar = GroupCalendar.EMPTY.after(planned(FIRST, 1, JANUARY_11));
    var signed = SessionAttendance.EMPTY;
    for (var event : events) {
      calendar = calendar.after(event);
      signed = signed.after(event);
    }
    return new AttendanceSheet(
        calendar.find(FIRST).orElseThrow(), signed, List.of(ALICE, BOB, CARLA));
  }

  private static String text(Participation of, TrainingProviderProperties settings, Locale language)
      throws IOException {
    return text(of, settings, TrainingDescription.EMPTY, language);
  }

  private static String text(
      Participation of,
      TrainingProviderProperties settings,
      TrainingDescription training,
      Locale language)
      throws IOException {
    var pdf =
        new CertificatePdf(Documents.sentences(), settings, Documents.renderer(), OCTOBER)
            .of(of, settings(), training, new DisplayNames(Map.of()), null, language);
    var name = "certificate-%s-%d.pdf".formatted(language, of.sessions().size());
    Files.write(Path.of("target", name), pdf);
    return Documents.text(pdf);
  }
}
