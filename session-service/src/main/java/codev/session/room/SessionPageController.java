package codev.session.room;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.OpenStreams;
import codev.session.domain.value.ContributionId;
import codev.session.reference.EvaluationQuestionnaire;
import codev.session.response.SessionResponseQueries;
import codev.session.room.section.EntryRenderer;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** HTML: the live page of a session, and the stream of its sections. */
@Controller
@RequestMapping("/sessions/{session}")
class SessionPageController {
  private final SessionResponseQueries sessions;
  private final EvaluationQuestionnaire questionnaire;
  private final EntryRenderer entryRenderer;
  private final OpenStreams streams;
  private final InstantSource clock;

  SessionPageController(
      SessionResponseQueries sessions,
      EvaluationQuestionnaire questionnaire,
      EntryRenderer entryRenderer,
      OpenStreams streams,
      InstantSource clock) {
    this.sessions = sessions;
    this.questionnaire = questionnaire;
    this.entryRenderer = entryRenderer;
    this.streams = streams;
    this.clock = clock;
  }

  @RequiredAccess(AccessPolicy.SESSION_VIEWER)
  @GetMapping
  ModelAndView room(@PathVariable UUID session, CurrentUser user) {
    return new SessionPageRenderer(questionnaire, entryRenderer, clock, user)
        .page(sessions.current(session, user));
  }

  /**
   * The contributions of an earlier step, when a reader unfolds them.
   *
   * @param first of them
   */
  @RequiredAccess(AccessPolicy.SESSION_VIEWER)
  @GetMapping("/earlier/{first}")
  ModelAndView earlier(@PathVariable UUID session, @PathVariable UUID first, CurrentUser user) {
    return new SessionPageRenderer(questionnaire, entryRenderer, clock, user)
        .folded(new ContributionId(first), sessions.current(session, user));
  }

  /**
   * The sections of the page that change, each rendered again.
   *
   * @param from version that the page was drawn from; htmx opens a stream anew without {@code
   *     Last-Event-ID}
   */
  @RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
  @GetMapping("/live")
  ResponseEntity<SseEmitter> live(
      @PathVariable UUID session,
      @RequestParam int from,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
      CurrentUser user) {
    var renderer = new SessionPageRenderer(questionnaire, entryRenderer, clock, user);
    var stream =
        AuthorizedStream.of(
            new SessionPageStream(sessions, renderer, session, user),
            () -> sessions.access(session, user));
    return streams.open(stream.topics(), lastId == null ? String.valueOf(from) : lastId, stream);
  }
}
