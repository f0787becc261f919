package codev.gateway.sessions;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ends the sessions of one's own browsers. */
@RestController
class BrowserSessionController {
  private final BrowserSessionStore sessions;

  BrowserSessionController(BrowserSessionStore sessions) {
    this.sessions = sessions;
  }

  @PostMapping("/api/me/sessions/end")
  Mono<EndedSessionsResponse> endMine(Authentication me) {
    return sessions
        .endAll(SignedInPerson.account(me))
        .map(EndedSessionsResponse::new)
        .doOnNext(ended -> ended.log(SignedInPerson.username(me), me));
  }
}
