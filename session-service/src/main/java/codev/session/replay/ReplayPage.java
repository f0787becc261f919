package codev.session.replay;

import codev.infra.pages.Malformed;
import codev.infra.pages.Who;
import codev.session.board.Looking;
import codev.session.board.Still;
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
class ReplayPage {
  private final Trail trail;
  private final Looking looking;
  private final Still still;

  ReplayPage(Trail trail, Looking looking, Still still) {
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
      Who who) {
    if (at != null && at < 1) throw new Malformed("at", "session.replay.version");
    var taken = trail.of(session, who);
    var version = at == null ? taken.size() : Math.min(at, taken.size());
    var seen = looking.at(who, taken, version);
    var today = looking.at(who, taken, taken.size());
    var replay = new Replay(seen, Trail.moments(taken, today, who), today.includes(who.username()));
    return still
        .draw(redraws ? "replay/moment :: moment" : "replay/replay", seen, who)
        .addObject("replay", replay);
  }
}
