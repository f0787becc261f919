package codev.session.summary;

import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponseQueries;
import codev.session.room.ReadOnlySessionPage;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What a session leaves, for its members and its facilitator alone. */
@Controller
public class SummaryPageController {
  private final SessionResponseQueries looking;
  private final ReadOnlySessionPage still;
  private final SummaryDocument sheet;

  SummaryPageController(
      SessionResponseQueries looking, ReadOnlySessionPage still, SummaryDocument sheet) {
    this.looking = looking;
    this.still = still;
    this.sheet = sheet;
  }

  @GetMapping("/sessions/{session}/summary")
  ModelAndView page(@PathVariable UUID session, CurrentUser who) {
    var summary = summary(session, who);
    return still.draw("summary/summary", summary.seen(), who).addObject("summary", summary);
  }

  @GetMapping(
      path = "/api/sessions/{session}/summary.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @ResponseBody
  ResponseEntity<byte[]> document(@PathVariable UUID session, CurrentUser who, Locale language) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"session.pdf\"")
        .body(sheet.of(summary(session, who), language));
  }

  private SessionSummary summary(UUID session, CurrentUser who) {
    var seen = looking.at(session, who);
    if (!seen.includes(who.username())) throw RequestRejectedException.forbidden();
    return new SessionSummary(seen, new Username(who.username()));
  }
}
