package codev.group.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Les noms des fichiers de preuves")
class EvidenceFileNamesTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-26T08:00:00Z");

  private final EvidenceFileNames names =
      new EvidenceFileNames(Documents.sentences(), Documents.settings());

  @ParameterizedTest
  @CsvSource({
    "Léa Dupont, certificat-dupont-lea-2026.pdf",
    "Hélène Lefèvre-N’Guyen, certificat-lefevre-n-guyen-helene-2026.pdf",
    "Łukasz Šťastný, certificat-stastny-lukasz-2026.pdf",
    "Œdipe Æsir Straße, certificat-aesir-strasse-oedipe-2026.pdf",
    "Ayşe Yıldız, certificat-yildiz-ayse-2026.pdf",
    "Jean-Baptiste de La Tour d’Auvergne, certificat-de-la-tour-d-auvergne-jean-baptiste-2026.pdf",
    "bob, certificat-bob-2026.pdf",
  })
  @DisplayName("commencent par le nom de famille, sans accents ni majuscules")
  void begin_with_the_last_name(String displayName, String file) {
    assertThat(names.certificate(displayName, NOVEMBER, Locale.FRENCH)).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "a\"; filename=\"b", "C:\\Temp\r\nX: y", "Ίρις", "…", "💥"})
  @DisplayName("sont sûrs, quoi que l’on ait écrit comme nom")
  void are_safe(String name) {
    assertThat(
            Stream.of(
                names.certificate(name, NOVEMBER, Locale.FRENCH),
                names.attendanceSheet(name, NOVEMBER, Locale.FRENCH),
                names.archive(name.repeat(50), Locale.ENGLISH)))
        .allSatisfy(
            file ->
                assertThat(file)
                    .matches("[a-z0-9]+(-[a-z0-9]+)*\\.(pdf|zip)")
                    .hasSizeLessThan(100));
  }

  @Test
  @DisplayName("sont dans la langue du lecteur")
  void are_in_the_readers_language() {
    assertThat(names.attendanceSheet("Groupe Lumière", NOVEMBER, Locale.FRENCH))
        .isEqualTo("emargement-groupe-lumiere-2026-11-26.pdf");
    assertThat(names.attendanceSheet("Groupe Lumière", NOVEMBER, Locale.ENGLISH))
        .isEqualTo("attendance-groupe-lumiere-2026-11-26.pdf");
    assertThat(names.indexPage("Managers 2027", Locale.FRENCH))
        .isEqualTo("preuves-managers-2027.html");
    assertThat(names.annualReturn("Managers 2027", Locale.FRENCH))
        .isEqualTo("bpf-cadre-f-managers-2027.csv");
    assertThat(names.annualReturn("Managers 2027", Locale.ENGLISH))
        .isEqualTo("annual-return-section-f-managers-2027.csv");
  }

  @Test
  @DisplayName("distinguent deux personnes de même nom, aux accents près")
  void namesakes_get_numbers() {
    assertThat(
            EvidenceArchive.withUniqueNames(
                Stream.of("Léa Dupont", "Lea  DUPONT", "Léa Dupont")
                    .map(name -> document(names.certificate(name, NOVEMBER, Locale.FRENCH)))
                    .toList()))
        .extracting(EvidenceArchive.Document::name)
        .containsExactly(
            "certificat-dupont-lea-2026.pdf",
            "certificat-dupont-lea-2026-2.pdf",
            "certificat-dupont-lea-2026-3.pdf");
  }

  @Test
  @DisplayName("disent de quel document un fichier est la preuve")
  void of_proofs() {
    assertThat(names.proof("certificat-dupont-lea-2026.pdf"))
        .isEqualTo("certificat-dupont-lea-2026.json");
    assertThat(names.archivedProof("certificat-dupont-lea-2026-2.pdf", Locale.FRENCH))
        .isEqualTo("fichiers-de-preuve/certificat-dupont-lea-2026-2.json");
    assertThat(names.archivedProof("attendance-g-2026-11-26.pdf", Locale.ENGLISH))
        .isEqualTo("proof-files/attendance-g-2026-11-26.json");
  }

  @Test
  @DisplayName("ne se répètent pas")
  void are_unique() {
    assertThat(
            EvidenceArchive.withUniqueNames(
                Stream.of("a.pdf", "a.pdf", "a-2.pdf", "a.pdf").map(this::document).toList()))
        .extracting(EvidenceArchive.Document::name)
        .isEqualTo(List.of("a.pdf", "a-2.pdf", "a-2-2.pdf", "a-3.pdf"));
  }

  private EvidenceArchive.Document document(String name) {
    return new EvidenceArchive.Document("/" + name, name, null, () -> new byte[0]);
  }
}
