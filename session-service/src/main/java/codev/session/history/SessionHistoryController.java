package codev.session.history;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.Timeline;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.persistence.EventNames;
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

/** The past, over HTTP. */
@RestController
@RequestMapping("/api/sessions/{session}")
class SessionHistoryController {
  private final SessionResponseQueries looking;
  private final SessionHistoryQueries trail;

  SessionHistoryController(SessionResponseQueries looking, SessionHistoryQueries trail) {
    this.looking = looking;
    this.trail = trail;
  }

  @GetMapping(params = "at")
  SessionResponse at(@PathVariable UUID session, @RequestParam int at, CurrentUser who) {
    if (at < 1) throw new MalformedRequestException("at", "session.replay.version");
    return looking.at(session, who, at);
  }

  /**
   * One step taken, without words.
   *
   * @param what the event's name, e.g. {@code contribution-made}
   * @param step where the session stood after it
   * @param hash its link of the audit chain
   */
  record StepTaken(
      long version,
      long position,
      Instant at,
      Username actor,
      String what,
      Step step,
      String hash) {}

  @GetMapping("/history")
  List<StepTaken> history(@PathVariable UUID session, CurrentUser who) {
    var taken = new ArrayList<StepTaken>();
    @Nullable Timeline timeline = null;
    for (var r : trail.of(session, who)) {
      timeline = Timeline.after(timeline, r.event());
      taken.add(step(r, timeline.now().key()));
    }
    return taken;
  }

  private static StepTaken step(RecordedEvent<SessionEvent> r, Step step) {
    return new StepTaken(
        r.sequence() + 1,
        r.position(),
        r.at(),
        r.event().by(),
        EventNames.of(r.event()),
        step,
        r.hash());
  }
}
