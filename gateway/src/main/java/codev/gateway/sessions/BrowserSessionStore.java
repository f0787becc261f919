package codev.gateway.sessions;

import static java.util.Comparator.comparing;
import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions of signed-in browsers, in memory, each with an end. What ends several of them ends
 * them at the other gateways too, where there is an exchange with those.
 */
public final class BrowserSessionStore implements WebSessionStore {

  /** The name of the cookie that carries a session's identifier. */
  public static final String COOKIE = "__Host-codev";

  /** More than there are people: each has a few, and nobody else has any. */
  private static final int MOST = 100_000;

  private final InMemoryWebSessionStore memory = new InMemoryWebSessionStore();
  private final BrowserSessionProperties limits;
  private final SessionEndExchange others;

  BrowserSessionStore(BrowserSessionProperties limits, Clock clock, SessionEndExchange others) {
    this.limits = limits;
    this.others = others;
    memory.setMaxSessions(MOST);
    memory.setDefaultMaxIdleTime(limits.idle());
    memory.setClock(clock);
  }

  @Override
  public Mono<WebSession> createWebSession() {
    return memory.createWebSession();
  }

  @Override
  public Mono<WebSession> retrieveSession(String id) {
    return Mono.defer(
        () -> {
          var session = memory.getSessions().get(id);
          return session != null && isOver(session)
              ? session.invalidate().then(Mono.empty())
              : memory.retrieveSession(id);
        });
  }

  @Override
  public Mono<Void> removeSession(String id) {
    return memory.removeSession(id);
  }

  @Override
  public Mono<WebSession> updateLastAccessTime(WebSession session) {
    return memory.updateLastAccessTime(session);
  }

  /** Without counting as a use of it. */
  boolean isOver(WebSession session) {
    return session.isExpired()
        || session.getCreationTime().plus(limits.absolute()).isBefore(memory.getClock().instant());
  }

  /** Whether an identifier is that of a session. */
  public boolean has(String id) {
    return memory.getSessions().containsKey(id);
  }

  /** How many sessions there are; those that are over are removed some time later. */
  public int count() {
    return (int) memory.getSessions().values().stream().filter(one -> !isOver(one)).count();
  }

  /**
   * Ends all sessions of an account, whatever the provider calls it; answers how many there were
   * here.
   *
   * @param account {@link SignedInPerson#account}
   */
  public Mono<Long> endAll(String account) {
    return end(SessionsToEnd.ofAccount(account));
  }

  /** Ends an account's oldest sessions beyond the number that one may have here. */
  public Mono<Long> endOldest(String account) {
    return end(of(SessionsToEnd.ofAccount(account))
            .sorted(comparing(WebSession::getCreationTime).reversed())
            .skip(limits.perPerson()))
        .count();
  }

  /** Ends the sessions that the provider names: one by its {@code sid}, else all of a subject. */
  public Mono<Long> end(OidcLogoutToken token) {
    var session = token.getSessionId();
    return end(
        session == null
            ? SessionsToEnd.ofAccount(Objects.requireNonNull(token.getSubject()))
            : SessionsToEnd.ofProviderSession(session));
  }

  private Mono<Long> end(SessionsToEnd ended) {
    return Mono.defer(
        () -> {
          var announced = others.announce(ended);
          return endHere(ended).count().delayUntil(_ -> announced);
        });
  }

  /** Ends those that are here, and announces nothing; answers whose each was. */
  Flux<Authentication> endHere(SessionsToEnd ended) {
    return end(of(ended));
  }

  private Stream<WebSession> of(SessionsToEnd ended) {
    return memory.getSessions().values().stream()
        .filter(session -> authentication(session).filter(ended::include).isPresent());
  }

  private static Flux<Authentication> end(Stream<WebSession> sessions) {
    return Flux.fromIterable(sessions.toList()).flatMap(BrowserSessionStore::invalidate);
  }

  /** An ended session has forgotten whose it was. */
  private static Mono<Authentication> invalidate(WebSession session) {
    var person = authentication(session);
    return session.invalidate().then(Mono.justOrEmpty(person));
  }

  /** Who has signed in with a session. */
  public static Optional<Authentication> authentication(WebSession session) {
    return session.getAttribute(DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME)
            instanceof SecurityContext context
        ? Optional.ofNullable(context.getAuthentication())
        : Optional.empty();
  }
}
