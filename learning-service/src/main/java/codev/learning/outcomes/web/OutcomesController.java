package codev.learning.outcomes.web;

import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.OutcomesCsv;
import codev.learning.outcomes.report.OutcomesPdf;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A programme's figures for its managers and sponsors: JSON, CSV, PDF. */
@RestController
public class OutcomesController {
  private final OutcomesQueries outcomes;
  private final OutcomesAccessLog accessLog;
  private final FigureLabels labels;
  private final OutcomesPdf pdf;
  private final Clock clock;
  private final ZoneId zone;

  OutcomesController(
      OutcomesQueries outcomes,
      OutcomesAccessLog accessLog,
      FigureLabels labels,
      OutcomesPdf pdf,
      Clock clock,
      ZoneId zone) {
    this.outcomes = outcomes;
    this.accessLog = accessLog;
    this.labels = labels;
    this.pdf = pdf;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param privacyThreshold how many people stand at least behind a figure
   * @param series some of the figures, month by month
   * @param cooperation who helped whom between units
   * @param targets what the programme wants to reach, by the key of the figure
   */
  record ProgrammeOutcomes(
      UUID programmeId,
      String name,
      int privacyThreshold,
      List<Figure> figures,
      List<MonthlySeries> series,
      List<CrossUnitHelpFigure> cooperation,
      Map<String, Double> targets) {}

  @GetMapping("/api/programmes/{id}/outcomes")
  ProgrammeOutcomes figures(
      @PathVariable UUID id, @ModelAttribute ObservationFilter filter, CurrentUser who) {
    var shown = show(id, filter, who, OutputFormat.DATA);
    return new ProgrammeOutcomes(
        id,
        shown.programme().name(),
        shown.threshold(),
        shown.figures(),
        shown.series(),
        shown.flows(),
        shown.programme().targets());
  }

  @GetMapping(value = "/api/programmes/{id}/outcomes.csv", produces = "text/csv")
  ResponseEntity<String> table(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language) {
    var shown = show(id, filter, who, OutputFormat.TABLE);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.csv\"")
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(OutcomesCsv.of(labels.tables(shown, language)));
  }

  @GetMapping(
      value = "/api/programmes/{id}/outcomes.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> document(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language) {
    var today = LocalDate.now(clock.withZone(zone));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.pdf\"")
        .body(pdf.of(show(id, filter, who, OutputFormat.DOCUMENT), filter, today, language));
  }

  private ProgrammeFigures show(
      UUID programme, ObservationFilter filter, CurrentUser who, OutputFormat form) {
    var figures =
        outcomes
            .figures(programme.toString(), ProgrammeOutcomesAccessCheck.of(who, filter), filter)
            .orElseThrow(RefusedException::notFound);
    return accessLog.show(figures, who, form);
  }
}
