package codev.gateway.sessions;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The sessions of one's own browsers: which there are, and their end. With all of them end the
 * access tokens from before; those of a session never leave the gateway, and end with it.
 */
@RestController
record BrowserSessionController(BrowserSessionStore sessions, SessionEndReport report) {
  @GetMapping("/api/me/sessions")
  Mono<OpenSessionsResponse> mine(Authentication me, WebSession current) {
    return sessions
        .open(SignedInPerson.account(me))
        .map(open -> OpenSessionsResponse.of(open, sessions.handle(current)));
  }

  @PostMapping("/api/me/sessions/{session}/end")
  Mono<EndedSessionsResponse> endOne(
      @PathVariable String session, Authentication me, ServerWebExchange exchange) {
    return sessions
        .endOne(SignedInPerson.account(me), session, report.signedOut(me, exchange))
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .map(EndedSessionsResponse::new)
        .doOnNext(ended -> answer(ended, me, exchange));
  }

  /** All but the session with which it is asked for. */
  @PostMapping("/api/me/sessions/end-others")
  Mono<EndedSessionsResponse> endOthers(
      Authentication me, WebSession current, ServerWebExchange exchange) {
    var handle = sessions.handle(current);
    return sessions
        .endOthers(SignedInPerson.account(me), handle, report.signedOut(me, exchange))
        .map(EndedSessionsResponse::new)
        .doOnNext(ended -> answer(ended, me, exchange));
  }

  /** The page that asked for it is shown anew. */
  private static void answer(
      EndedSessionsResponse ended, Authentication me, ServerWebExchange exchange) {
    ended.log(SignedInPerson.username(me), me);
    if (exchange.getRequest().getHeaders().containsHeader("HX-Request"))
      exchange.getResponse().getHeaders().set("HX-Refresh", "true");
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
