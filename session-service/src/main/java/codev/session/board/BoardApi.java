package codev.session.board;

import codev.infra.pages.OpenStreams;
import codev.infra.pages.Who;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The board, over HTTP. */
@RestController
@RequestMapping("/api/sessions/{session}")
class BoardApi {
  private final Looking looking;
  private final OpenStreams streams;

  BoardApi(Looking looking, OpenStreams streams) {
    this.looking = looking;
    this.streams = streams;
  }

  @GetMapping(params = "!at")
  SessionAsSeen session(@PathVariable UUID session, Who who) {
    return looking.at(session, who);
  }

  /**
   * Server-Sent Events: first the session as seen, or what was missed since {@code Last-Event-ID};
   * then every change as it happens.
   */
  @GetMapping("/stream")
  ResponseEntity<SseEmitter> stream(
      @PathVariable UUID session,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
      Who who) {
    looking.at(session, who);
    return streams.open(session.toString(), lastId, new ChangesForApi(looking, session, who));
  }
}
