package codev.learning.outcomes.document;

import codev.infra.documents.PdfRenderer;
import codev.infra.documents.seal.DocumentSealConfiguration;
import codev.infra.documents.seal.SealProperties;
import codev.infra.eventstore.log.LogPosition;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.document.OutcomesPdf.Layout;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.ReportExamples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;

/** Documents for the tests of other packages. */
public final class PdfExamples {
  /** What the log was of which the figures are. */
  static final LogPosition UP_TO = new LogPosition(1042, "e3b0c44298fc1c149afbf4c8996fb924");

  private PdfExamples() {}

  /** In French. */
  public static byte[] report(ProgrammeFigures figures, LocalDate on) {
    return documents().of(figures, ObservationFilter.ALL, on, UP_TO, Layout.REPORT, Locale.FRENCH);
  }

  static OutcomesPdf documents() {
    return new OutcomesPdf(
        ReportExamples.labels(), ReportExamples.pages(), ReportExamples.sentences(), renderer());
  }

  private static PdfRenderer renderer() {
    return new PdfRenderer(
        ReportExamples.sentences(),
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
}
