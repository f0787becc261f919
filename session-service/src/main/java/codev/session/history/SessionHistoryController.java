package codev.session.history;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.Timeline;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** JSON: a session at an earlier version, and the list of its events. */
@RestController
@RequestMapping("/api/sessions/{session}")
@RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
record SessionHistoryController(SessionResponseQueries sessions, SessionHistoryQueries histories) {
  @GetMapping(params = "at")
  SessionResponse at(@PathVariable UUID session, @RequestParam int at, CurrentUser user) {
    if (at < 1) throw new MalformedRequestException("at", "session.replay.version");
    return sessions.atVersion(session, user, at);
  }

  /**
   * One event of a session, without texts.
   *
   * @param actor null for a private event of another participant
   * @param what the event's name, e.g. {@code contribution-made}; {@code private} for a private
   *     event of another participant
   * @param step the step of the session after it
   * @param hash its hash in the audit chain
   */
  record HistoryEntryResponse(
      long version,
      long position,
      Instant at,
      @Nullable Username actor,
      String what,
      Step step,
      String hash) {}

  @GetMapping("/history")
  List<HistoryEntryResponse> history(@PathVariable UUID session, CurrentUser user) {
    var entries = new ArrayList<HistoryEntryResponse>();
    @Nullable Timeline timeline = null;
    var history = histories.of(session, user);
    for (var r : history.events()) {
      timeline = Timeline.after(timeline, r.event());
      entries.add(
          new HistoryEntryResponse(
              r.sequence() + 1,
              r.position(),
              r.event().at(),
              history.visibility().actor(r.event()),
              history.visibility().name(r.event()),
              timeline.now().key(),
              r.hash()));
    }
    return entries;
  }
}
