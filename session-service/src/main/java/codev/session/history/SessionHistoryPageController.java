package codev.session.history;

import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.session.response.SessionResponseQueries;
import codev.session.room.ReadOnlySessionPage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** HTML: a session moment by moment. */
@Controller
@RequestMapping("/sessions/{session}/replay")
class SessionHistoryPageController {
  private final SessionHistoryQueries histories;
  private final SessionResponseQueries sessions;
  private final ReadOnlySessionPage page;

  SessionHistoryPageController(
      SessionHistoryQueries histories, SessionResponseQueries sessions, ReadOnlySessionPage page) {
    this.histories = histories;
    this.sessions = sessions;
    this.page = page;
  }

  /**
   * @param at a version; the last one when there is none, or it is beyond
   * @param redraws whether the page is there already and only the moment changes
   */
  @GetMapping
  ModelAndView history(
      @PathVariable UUID session,
      @RequestParam(required = false) @Nullable Integer at,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean redraws,
      CurrentUser who) {
    if (at != null && at < 1) throw new MalformedRequestException("at", "session.replay.version");
    var history = histories.of(session, who);
    var version = at == null ? history.size() : Math.min(at, history.size());
    var seen = sessions.atVersion(history, who, version);
    var today = sessions.atVersion(history, who, history.size());
    var model =
        new SessionHistoryPageModel(
            seen,
            SessionHistoryQueries.moments(history, today, who),
            today.people().includes(who.username()));
    return page.render(redraws ? "history/moment :: moment" : "history/page", seen, who)
        .addObject("history", model);
  }
}
