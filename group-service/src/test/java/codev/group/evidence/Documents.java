package codev.group.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
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

  static TrainingProviderProperties nothingSet() {
    return new TrainingProviderProperties(ZoneId.of("Europe/Paris"), "", "", "", "", "");
  }

  /** All its pages, whatever spaces and line ends the layout chose. */
  public static String text(byte[] pdf) throws IOException {
    try (var pages = new PdfReader(pdf)) {
      var text = new StringBuilder();
      for (int page = 1; page <= pages.getNumberOfPages(); page++)
        text.append(new PdfTextExtractor(pages).getTextFromPage(page)).append(' ');
      return text.toString().replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }
  }
}
