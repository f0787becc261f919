package codev.learning.outcomes.web;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.web.FileDownload;
import codev.infra.web.SpreadsheetCsv;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.accesslog.OutcomesAwaitingLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.document.OutcomesPdf;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.OutcomesCsv;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.beans.PropertyEditorSupport;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A programme's figures for its managers and sponsors: JSON, CSV, PDF. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
public record OutcomesController(
    OutcomesQueries outcomes,
    OutcomesAccessLog accessLog,
    ProgrammeOutcomesAccessCheck access,
    FigureLabels labels,
    OutcomesPdf pdf,
    EventLog log,
    Clock clock,
    ZoneId zone) {
  /**
   * @param privacyThreshold k: how many people stand at least behind a process fact; behind answers
   *     one more
   * @param cut which confided answers the figures contain
   * @param series some of the figures, month by month
   * @param cooperation who helped whom between units
   * @param targets what the programme wants to reach, by the key of the figure
   */
  record ProgrammeOutcomes(
      UUID programmeId,
      String name,
      int privacyThreshold,
      IncludedAnswers cut,
      List<Figure> figures,
      List<MonthlySeries> series,
      List<CrossUnitHelpFigure> cooperation,
      Map<String, Double> targets) {}

  @GetMapping("/api/programmes/{id}/outcomes")
  ProgrammeOutcomes figures(
      @PathVariable UUID id, @ModelAttribute ObservationFilter filter, CurrentUser user) {
    var shown = show(id, filter, user, OutputFormat.DATA);
    return new ProgrammeOutcomes(
        id,
        shown.programme().name(),
        shown.threshold(),
        shown.cut(),
        shown.figures(),
        shown.series(),
        shown.flows(),
        shown.programme().targets());
  }

  @GetMapping(value = "/api/programmes/{id}/outcomes.csv", produces = "text/csv")
  ResponseEntity<String> table(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      @RequestParam(defaultValue = "STANDARD") SpreadsheetCsv.Layout layout,
      CurrentUser user,
      Locale language) {
    var shown = show(id, filter, user, OutputFormat.TABLE);
    return FileDownload.csv("outcomes.csv").body(OutcomesCsv.of(shown, labels, layout, language));
  }

  /**
   * The outcomes as a report for a board.
   *
   * @param format {@code report} for A4 pages, {@code slides} for 16:9, one question or chart a
   *     page
   */
  @GetMapping(
      value = "/api/programmes/{id}/outcomes.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> document(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"report", "slides"},
                      defaultValue = "report"))
          @RequestParam(required = false)
          OutcomesPdf.@Nullable Layout format,
      CurrentUser user,
      Locale language) {
    var today = LocalDate.now(clock.withZone(zone));
    var layout = Objects.requireNonNullElse(format, OutcomesPdf.Layout.REPORT);
    var name = layout == OutcomesPdf.Layout.SLIDES ? "outcomes-slides.pdf" : "outcomes.pdf";
    var awaiting = awaiting(id, filter, user);
    var position = OutcomesAccessLog.upTo(awaiting);
    var upTo = new LogPosition(position, log.hashAt(position).orElseThrow());
    var figures = accessLog.show(awaiting, user, OutputFormat.DOCUMENT);
    return FileDownload.named(name).body(pdf.of(figures, filter, today, upTo, layout, language));
  }

  /** In lower case, as it is written in an address. */
  @InitBinder("format")
  void bindLayout(WebDataBinder binder) {
    binder.registerCustomEditor(
        OutcomesPdf.Layout.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            try {
              setValue(OutcomesPdf.Layout.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
              throw new MalformedRequestException("format", "request.not-one-of", "report, slides");
            }
          }
        });
  }

  private ProgrammeFigures show(
      UUID programme, ObservationFilter filter, CurrentUser user, OutputFormat format) {
    return accessLog.show(awaiting(programme, filter, user), user, format);
  }

  private OutcomesAwaitingLog<ProgrammeFigures> awaiting(
      UUID programme, ObservationFilter filter, CurrentUser user) {
    return outcomes
        .figures(programme.toString(), access.viewer(programme, user, filter), filter)
        .orElseThrow(RefusedException::notFound);
  }
}
