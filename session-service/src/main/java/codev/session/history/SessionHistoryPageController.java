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

/** The past, as a page: a session moment by moment. */
@Controller
@RequestMapping("/sessions/{session}/replay")
class SessionHistoryPageController {
  private final SessionHistoryQueries trail;
  private final SessionResponseQueries looking;
  private final ReadOnlySessionPage still;

  SessionHistoryPageController(
      SessionHistoryQueries trail, SessionResponseQueries looking, ReadOnlySessionPage still) {
    this.trail = trail;
    this.looking = looking;
    this.still = still;
  }

  /**
   * @param at a version; the last one when there is none, or it is beyond
   * @param redraws whether the page is there already and only the moment changes
   */
  @GetMapping
  ModelAndView replay(
      @PathVariable UUID session,
      @RequestParam(required = false) @Nullable Integer at,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean redraws,
      CurrentUser who) {
    if (at != null && at < 1) throw new MalformedRequestException("at", "session.replay.version");
    var taken = trail.of(session, who);
    var version = at == null ? taken.size() : Math.min(at, taken.size());
    var seen = looking.at(who, taken, version);
    var today = looking.at(who, taken, taken.size());
    var replay =
        new SessionHistoryPageModel(
            seen, SessionHistoryQueries.moments(taken, today, who), today.includes(who.username()));
    return still
        .draw(redraws ? "replay/moment :: moment" : "replay/replay", seen, who)
        .addObject("replay", replay);
  }
}
