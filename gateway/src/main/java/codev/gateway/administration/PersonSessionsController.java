package codev.gateway.administration;

import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.EndedSessionsResponse;
import codev.gateway.sessions.SessionEndReport;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Ends the sessions of another person's browsers, for an administrator of the organisation: those
 * of the account that is this person, under whatever name it has signed in, and the person's access
 * tokens from before. The latter also where no account is bound to the person: a program may call
 * services that bind none, which know it by the name in its token.
 */
@RestController
record PersonSessionsController(
    BrowserSessionStore sessions, PersonAccountClient accounts, SessionEndReport report) {
  @PostMapping("/api/people/{username}/sessions/end")
  Mono<EndedSessionsResponse> end(
      @PathVariable String username, Authentication by, ServerWebExchange exchange) {
    return accounts
        .accountOf(username, exchange)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            account ->
                report
                    .endedOf(username, by, exchange)
                    .then(account.map(sessions::endAll).orElse(Mono.just(0L))))
        .map(EndedSessionsResponse::new)
        .doOnNext(ended -> ended.log(username, by));
  }
}
