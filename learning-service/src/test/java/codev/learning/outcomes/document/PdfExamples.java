package codev.learning.outcomes.document;

import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.document.OutcomesPdf.Layout;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.ReportExamples;
import java.time.LocalDate;
import java.util.Locale;

/** Documents for the tests of other packages. */
public final class PdfExamples {
  private PdfExamples() {}

  /** In French. */
  public static byte[] report(ProgrammeFigures figures, LocalDate on) {
    return new OutcomesPdf(
            ReportExamples.labels(), ReportExamples.pages(), ReportExamples.sentences())
        .of(figures, ObservationFilter.ALL, on, Layout.REPORT, Locale.FRENCH);
  }
}
