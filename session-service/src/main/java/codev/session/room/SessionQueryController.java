package codev.session.room;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.OpenStreams;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** JSON: a session as its caller may see it, and the stream of its changes. */
@RestController
@RequestMapping("/api/sessions/{session}")
class SessionQueryController {
  private final SessionResponseQueries sessions;
  private final OpenStreams streams;
  private final InstantSource clock;

  SessionQueryController(
      SessionResponseQueries sessions, OpenStreams streams, InstantSource clock) {
    this.sessions = sessions;
    this.streams = streams;
    this.clock = clock;
  }

  @RequiredAccess(AccessPolicy.SESSION_VIEWER)
  @GetMapping(params = "!at")
  SessionResponse session(@PathVariable UUID session, CurrentUser user) {
    return sessions.current(session, user);
  }

  /**
   * Server-Sent Events: first the session as seen, or what was missed since {@code Last-Event-ID};
   * then every change as it happens.
   */
  @RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
  @GetMapping("/stream")
  ResponseEntity<SseEmitter> stream(
      @PathVariable UUID session,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
      CurrentUser user) {
    var source =
        AuthorizedStream.of(
            new SessionApiStream(sessions, clock, session, user),
            () -> sessions.access(session, user));
    return streams.open(source.topics(), lastId, source);
  }
}
