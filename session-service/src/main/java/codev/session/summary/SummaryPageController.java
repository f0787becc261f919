package codev.session.summary;

import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponseQueries;
import codev.session.room.ReadOnlySessionRenderer;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** HTML and PDF: the summary of a session, for its participants alone. */
@Controller
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record SummaryPageController(
    SessionResponseQueries sessions, ReadOnlySessionRenderer renderer, SummaryPdf document) {
  @GetMapping("/sessions/{session}/summary")
  ModelAndView page(@PathVariable UUID session, CurrentUser user) {
    var summary = summary(session, user);
    return renderer.render("summary/page", summary.session(), user).addObject("summary", summary);
  }

  @GetMapping(
      path = "/api/sessions/{session}/summary.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @ResponseBody
  ResponseEntity<byte[]> document(@PathVariable UUID session, CurrentUser user, Locale language) {
    return FileDownload.named("session.pdf").body(document.of(summary(session, user), language));
  }

  private SessionSummary summary(UUID session, CurrentUser user) {
    var response = sessions.current(session, user);
    return new SessionSummary(response, new Username(user.username()));
  }
}
