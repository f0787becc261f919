package codev.group.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.PdfRenderer;
import codev.infra.documents.seal.DocumentSealConfiguration;
import codev.infra.documents.seal.SealProperties;
import codev.infra.email.EmailProperties;
import codev.infra.testkit.PdfInspection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** How documents are made and read again in these specs. */
public final class Documents {
  private Documents() {}

  static MessageSource sentences() {
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasename("messages/group");
    sentences.setDefaultEncoding(StandardCharsets.UTF_8.name());
    sentences.setFallbackToSystemLocale(false);
    return sentences;
  }

  static TrainingProviderProperties settings() {
    return new TrainingProviderProperties(
        ZoneId.of("Europe/Paris"),
        "Société coopérative Horizons & Pairs",
        "84 69 12345 69",
        "Hélène Lefèvre-N’Guyen, directrice",
        "Villeurbanne",
        "Manufacture générale d’Île-de-France");
  }

  static EmailProperties links() {
    return new EmailProperties(
        Duration.ofMinutes(1),
        "codev@localhost",
        URI.create("https://codev.example.org"),
        Locale.FRENCH,
        ZoneId.of("Europe/Paris"),
        Duration.ofDays(7),
        Duration.ofDays(365),
        LocalTime.of(20, 0),
        LocalTime.of(7, 0));
  }

  static TrainingProviderProperties nothingSet() {
    return new TrainingProviderProperties(ZoneId.of("Europe/Paris"), "", "", "", "", "");
  }

  static PdfRenderer renderer() {
    return renderer(sentences());
  }

  /** Of documents with a seal. */
  public static PdfRenderer renderer(MessageSource texts) {
    return new PdfRenderer(
        texts,
        DocumentSealConfiguration.seal(
            new SealProperties(
                "",
                "",
                "Horizons & Pairs",
                new SealProperties.Timestamp("", Duration.ofSeconds(2), Duration.ofSeconds(5))),
            "target/keys/audit",
            new SimpleMeterRegistry(),
            InstantSource.system()));
  }

  /**
   * All its pages, whatever spaces and line ends the layout chose; the document is sealed and
   * accessible, and can be archived.
   */
  public static String text(byte[] pdf) throws IOException {
    assertThat(PdfInspection.seals(pdf)).containsExactly("ETSI.CAdES.detached");
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
    return PdfInspection.text(pdf);
  }
}
