package codev.session.replay;

import codev.infra.eventstore.Recorded;
import codev.infra.pages.Malformed;
import codev.infra.pages.Who;
import codev.session.board.EventNames;
import codev.session.board.Looking;
import codev.session.board.SessionAsSeen;
import codev.session.domain.SessionEvent;
import codev.session.domain.Step;
import codev.session.domain.Timeline;
import codev.session.domain.Username;
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
class ReplayApi {
  private final Looking looking;
  private final Trail trail;

  ReplayApi(Looking looking, Trail trail) {
    this.looking = looking;
    this.trail = trail;
  }

  @GetMapping(params = "at")
  SessionAsSeen at(@PathVariable UUID session, @RequestParam int at, Who who) {
    if (at < 1) throw new Malformed("at", "session.replay.version");
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
  List<StepTaken> history(@PathVariable UUID session, Who who) {
    var taken = new ArrayList<StepTaken>();
    @Nullable Timeline timeline = null;
    for (var r : trail.of(session, who)) {
      timeline = Timeline.after(timeline, r.event());
      taken.add(step(r, timeline.now().key()));
    }
    return taken;
  }

  private static StepTaken step(Recorded<SessionEvent> r, Step step) {
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
