package codev.session.history;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.session.history.SessionHistoryQueries.Moment;
import codev.session.reference.DisplayNameSource;
import codev.session.response.SessionResponseQueries;
import codev.session.room.ReadOnlySessionRenderer;
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
@RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
record SessionHistoryPageController(
    SessionHistoryQueries histories,
    SessionResponseQueries sessions,
    DisplayNameSource names,
    ReadOnlySessionRenderer renderer) {
  /**
   * @param at a version; the last one when there is none, or it is beyond. A raised hand shows the
   *     moment before it
   * @param redraws whether the page is there already and only the moment changes
   */
  @GetMapping
  ModelAndView history(
      @PathVariable UUID session,
      @RequestParam(required = false) @Nullable Integer at,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean redraws,
      CurrentUser user) {
    if (at != null && at < 1) throw new MalformedRequestException("at", "session.replay.version");
    var history = histories.of(session, user);
    var moments = history.moments();
    var wantedVersion = at == null ? history.size() : at;
    var version =
        moments.stream().mapToInt(Moment::version).filter(v -> v <= wantedVersion).max().orElse(1);
    var response = sessions.atVersion(history.events(), user, version);
    var current = sessions.atVersion(history.events(), user, history.size());
    var people = moments.stream().flatMap(Moment::people).distinct().toList();
    var model =
        new SessionHistoryPageModel(
            response, moments, names.of(people), current.people().includes(user.username()));
    return renderer
        .render(redraws ? "history/moment :: moment" : "history/page", response, user)
        .addObject("history", model);
  }
}
