package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.HeldSessionQueries;
import codev.learning.outcomes.report.SessionCalendar;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The sessions behind a programme's process facts, for its managers, who know them from the groups'
 * calendars and attendance sheets: no figure and no name, so it logs no access.
 */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record HeldSessionsPageController(
    HeldSessionQueries sessions, MessageSource messages, ZoneId zone) {
  /**
   * All sessions of the programme.
   *
   * @param filter of the page from which one comes, and to which one returns
   */
  @GetMapping("/outcomes/{id}/sessions")
  String page(
      @PathVariable UUID id,
      @ModelAttribute("filter") ObservationFilter filter,
      Locale language,
      Model model) {
    var heldSessions = sessions.of(id.toString()).orElseThrow(RefusedException::notFound);
    model.addAttribute("addresses", new PartAddresses(id, filter));
    model.addAttribute("held", heldSessions);
    var format = new FigureFormatter(messages, language);
    model.addAttribute("format", format);
    model.addAttribute("hoursPlanned", format.value(heldSessions.hoursPlanned(), Unit.HOURS));
    model.addAttribute("hoursHeld", format.value(heldSessions.hoursHeld(), Unit.HOURS));
    model.addAttribute("calendar", SessionCalendar.of(heldSessions, zone, format));
    model.addAttribute(
        "onTime",
        heldSessions
            .onTime()
            .map(share -> format.value(share, Unit.SHARE))
            .orElseGet(() -> format.text("outcomes.held.no-steps")));
    return "outcomes/sessions";
  }
}
