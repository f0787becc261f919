package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.HelpFlow;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.figures.Series;
import codev.learning.outcomes.report.FigureDefinitions;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.OutcomesCsv;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * A programme's figures, for those who manage or fund it: as a page, as JSON, as a table, as a
 * document.
 */
@Controller
public class OutcomesController {
  private final OutcomesQueries outcomes;
  private final FigureLabels captions;
  private final OutcomesPdf report;
  private final OutcomesPageModelFactory boards;
  private final FigureDefinitions definitions;
  private final Clock clock;
  private final ZoneId zone;

  OutcomesController(
      OutcomesQueries outcomes,
      FigureLabels captions,
      OutcomesPdf report,
      OutcomesPageModelFactory boards,
      FigureDefinitions definitions,
      Clock clock,
      ZoneId zone) {
    this.outcomes = outcomes;
    this.captions = captions;
    this.report = report;
    this.boards = boards;
    this.definitions = definitions;
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
      List<Series> series,
      List<HelpFlow> cooperation,
      Map<String, Double> targets) {}

  @GetMapping("/api/programmes/{id}/outcomes")
  @ResponseBody
  ProgrammeOutcomes figures(
      @PathVariable UUID id, @ModelAttribute ObservationFilter filter, CurrentUser who) {
    var told = told(id, filter, who);
    return new ProgrammeOutcomes(
        id,
        told.programme().name(),
        told.threshold(),
        told.figures(),
        told.series(),
        told.flows(),
        told.programme().targets());
  }

  @GetMapping(value = "/api/programmes/{id}/outcomes.csv", produces = "text/csv")
  @ResponseBody
  ResponseEntity<String> table(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language) {
    var told = told(id, filter, who);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.csv\"")
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(OutcomesCsv.of(captions.sections(told, language)));
  }

  @GetMapping(
      value = "/api/programmes/{id}/outcomes.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @ResponseBody
  ResponseEntity<byte[]> document(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language) {
    var today = LocalDate.now(clock.withZone(zone));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.pdf\"")
        .body(report.of(told(id, filter, who), filter, today, language));
  }

  @GetMapping("/outcomes/{id}")
  String page(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language,
      Model model) {
    var told = told(id, filter, who);
    model.addAttribute("told", told);
    model.addAttribute("board", boards.of(told, language));
    model.addAttribute("filter", filter);
    model.addAttribute("maySetTargets", who.is(UserRole.MANAGER));
    return "outcomes/programme";
  }

  @GetMapping("/outcomes/{id}/how")
  String how(@PathVariable UUID id, CurrentUser who, Locale language, Model model) {
    reader(who, ObservationFilter.ALL);
    var told = outcomes.untold(id.toString()).orElseThrow(RequestRejectedException::notFound);
    model.addAttribute("told", told);
    var measures = outcomes.measures(told.programme());
    model.addAttribute("parts", definitions.of(told, measures, language));
    return "outcomes/how";
  }

  private Told told(UUID programme, ObservationFilter filter, CurrentUser who) {
    return outcomes
        .of(programme.toString(), reader(who, filter), filter)
        .orElseThrow(RequestRejectedException::notFound);
  }

  static Viewer reader(CurrentUser who, ObservationFilter filter) {
    if (who.is(UserRole.MANAGER)) return Viewer.MANAGER;
    if (!who.is(UserRole.SPONSOR))
      throw new RequestRejectedException(new Refusal(403, "outcomes.only-manager-and-sponsor"));
    if (filter.group() != null)
      throw new RequestRejectedException(new Refusal(403, "outcomes.sponsor-sees-no-group"));
    return Viewer.SPONSOR;
  }
}
