package codev.learning.outcomes.document;

import codev.infra.documents.PdfRenderer;
import codev.infra.eventstore.log.LogPosition;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A programme's outcomes as a PDF document for a board, in the viewer's language: what sponsors ask
 * first, four charts, what was learnt, how it is computed. It has the sentences, charts and figures
 * of the page.
 */
@Component
public class OutcomesPdf {
  private final FigureLabels labels;
  private final OutcomesPageModelFactory pages;
  private final MessageSource messages;
  private final PdfRenderer renderer;

  OutcomesPdf(
      FigureLabels labels,
      OutcomesPageModelFactory pages,
      MessageSource messages,
      PdfRenderer renderer) {
    this.labels = labels;
    this.pages = pages;
    this.messages = messages;
    this.renderer = renderer;
  }

  /** How it is laid out. */
  public enum Layout {
    /** A4 pages. */
    REPORT("board-report", "documents/board.css", "documents/report.css"),
    /** 16:9, one question or chart a page. */
    SLIDES("board-slides", "documents/board.css", "documents/slides.css");

    private final String template;
    private final List<String> styles;

    Layout(String template, String... styles) {
      this.template = template;
      this.styles = List.of(styles);
    }
  }

  /**
   * @param on the day of the figures
   * @param upTo what the log was of which they were computed
   */
  public byte[] of(
      ProgrammeFigures figures,
      ObservationFilter filter,
      LocalDate on,
      LogPosition upTo,
      Layout layout,
      Locale language) {
    var report =
        new BoardReportFactory(figures, labels, messages, language)
            .of(pages.ofProgramme(figures, filter, on, language), filter, on, upTo);
    return renderer.render(
        layout.template,
        report.title(),
        Map.of("report", report, "styles", layout.styles),
        language);
  }
}
