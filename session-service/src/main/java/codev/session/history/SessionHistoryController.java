package codev.session.history;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.Timeline;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.ApiEventNames;
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
class SessionHistoryController {
  private final SessionResponseQueries sessions;
  private final SessionHistoryQueries histories;

  SessionHistoryController(SessionResponseQueries sessions, SessionHistoryQueries histories) {
    this.sessions = sessions;
    this.histories = histories;
  }

  @GetMapping(params = "at")
  SessionResponse at(@PathVariable UUID session, @RequestParam int at, CurrentUser who) {
    if (at < 1) throw new MalformedRequestException("at", "session.replay.version");
    return sessions.atVersion(session, who, at);
  }

  /**
   * One event of a session, without texts.
   *
   * @param what the event's name, e.g. {@code contribution-made}
   * @param step the step of the session after it
   * @param hash its hash in the audit chain
   */
  record HistoryEntryResponse(
      long version,
      long position,
      Instant at,
      Username actor,
      String what,
      Step step,
      String hash) {}

  @GetMapping("/history")
  List<HistoryEntryResponse> history(@PathVariable UUID session, CurrentUser who) {
    var entries = new ArrayList<HistoryEntryResponse>();
    @Nullable Timeline timeline = null;
    for (var r : histories.of(session, who)) {
      timeline = Timeline.after(timeline, r.event());
      entries.add(entry(r, timeline.now().key()));
    }
    return entries;
  }

  private static HistoryEntryResponse entry(RecordedEvent<SessionEvent> r, Step step) {
    return new HistoryEntryResponse(
        r.sequence() + 1,
        r.position(),
        r.at(),
        r.event().by(),
        ApiEventNames.of(r.event()),
        step,
        r.hash());
  }
}
