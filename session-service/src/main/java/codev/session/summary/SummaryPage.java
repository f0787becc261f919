package codev.session.summary;

import codev.infra.pages.Declined;
import codev.infra.pages.Who;
import codev.session.board.Looking;
import codev.session.board.Still;
import codev.session.domain.Username;
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
public class SummaryPage {
  private final Looking looking;
  private final Still still;
  private final SummarySheet sheet;

  SummaryPage(Looking looking, Still still, SummarySheet sheet) {
    this.looking = looking;
    this.still = still;
    this.sheet = sheet;
  }

  @GetMapping("/sessions/{session}/summary")
  ModelAndView page(@PathVariable UUID session, Who who) {
    var summary = summary(session, who);
    return still.draw("summary/summary", summary.seen(), who).addObject("summary", summary);
  }

  @GetMapping(
      path = "/api/sessions/{session}/summary.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @ResponseBody
  ResponseEntity<byte[]> document(@PathVariable UUID session, Who who, Locale language) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"session.pdf\"")
        .body(sheet.of(summary(session, who), language));
  }

  private Summary summary(UUID session, Who who) {
    var seen = looking.at(session, who);
    if (!seen.includes(who.username())) throw Declined.forbidden();
    return new Summary(seen, new Username(who.username()));
  }
}
