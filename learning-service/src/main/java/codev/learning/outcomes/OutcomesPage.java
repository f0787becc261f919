package codev.learning.outcomes;

import codev.infra.pages.Declined;
import codev.infra.pages.Refusal;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.learning.outcomes.Outcomes.Told;
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
public class OutcomesPage {
  private final Outcomes outcomes;
  private final Captions captions;
  private final Report report;
  private final Boards boards;
  private final Definitions definitions;
  private final Clock clock;
  private final ZoneId zone;

  OutcomesPage(
      Outcomes outcomes,
      Captions captions,
      Report report,
      Boards boards,
      Definitions definitions,
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
      List<Flow> cooperation,
      Map<String, Double> targets) {}

  @GetMapping("/api/programmes/{id}/outcomes")
  @ResponseBody
  ProgrammeOutcomes figures(@PathVariable UUID id, @ModelAttribute Filter filter, Who who) {
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
      @PathVariable UUID id, @ModelAttribute Filter filter, Who who, Locale language) {
    var told = told(id, filter, who);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.csv\"")
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(Csv.of(captions.sections(told, language)));
  }

  @GetMapping(
      value = "/api/programmes/{id}/outcomes.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @ResponseBody
  ResponseEntity<byte[]> document(
      @PathVariable UUID id, @ModelAttribute Filter filter, Who who, Locale language) {
    var today = LocalDate.now(clock.withZone(zone));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.pdf\"")
        .body(report.of(told(id, filter, who), filter, today, language));
  }

  @GetMapping("/outcomes/{id}")
  String page(
      @PathVariable UUID id, @ModelAttribute Filter filter, Who who, Locale language, Model model) {
    var told = told(id, filter, who);
    model.addAttribute("told", told);
    model.addAttribute("board", boards.of(told, language));
    model.addAttribute("filter", filter);
    model.addAttribute("maySetTargets", who.is(Role.MANAGER));
    return "outcomes/programme";
  }

  @GetMapping("/outcomes/{id}/how")
  String how(@PathVariable UUID id, Who who, Locale language, Model model) {
    reader(who, Filter.ALL);
    var told = outcomes.untold(id.toString()).orElseThrow(Declined::notFound);
    model.addAttribute("told", told);
    var measures = outcomes.measures(told.programme());
    model.addAttribute("parts", definitions.of(told, measures, language));
    return "outcomes/how";
  }

  private Told told(UUID programme, Filter filter, Who who) {
    return outcomes
        .of(programme.toString(), reader(who, filter), filter)
        .orElseThrow(Declined::notFound);
  }

  static Reader reader(Who who, Filter filter) {
    if (who.is(Role.MANAGER)) return Reader.MANAGER;
    if (!who.is(Role.SPONSOR))
      throw new Declined(new Refusal(403, "outcomes.only-manager-and-sponsor"));
    if (filter.group() != null)
      throw new Declined(new Refusal(403, "outcomes.sponsor-sees-no-group"));
    return Reader.SPONSOR;
  }
}
