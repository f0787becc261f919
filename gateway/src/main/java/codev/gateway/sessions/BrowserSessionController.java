package codev.gateway.sessions;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ends the sessions of one's own browsers, and the access tokens from before. */
@RestController
class BrowserSessionController {
  private final BrowserSessionStore sessions;
  private final SessionEndReport report;

  BrowserSessionController(BrowserSessionStore sessions, SessionEndReport report) {
    this.sessions = sessions;
    this.report = report;
  }

  @PostMapping("/api/me/sessions/end")
  Mono<EndedSessionsResponse> endMine(Authentication me, ServerWebExchange exchange) {
    return report
        .endedOwn(me, exchange)
        .then(sessions.endAll(SignedInPerson.account(me)))
        .map(EndedSessionsResponse::new)
        .doOnNext(ended -> ended.log(SignedInPerson.username(me), me));
  }
}
