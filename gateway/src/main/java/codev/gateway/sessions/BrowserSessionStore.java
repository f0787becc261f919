package codev.gateway.sessions;

import static java.util.Comparator.comparing;
import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import codev.gateway.sessions.OpenSessionDirectory.OwnedSession;
import codev.infra.accesstokens.AccessTokenValidators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions of signed-in browsers, in memory, each with an end. What ends several of them ends
 * them at the other gateways too, where there is an exchange with those, and a directory of theirs.
 */
public final class BrowserSessionStore implements WebSessionStore {

  /** The name of the cookie that carries a session's identifier. */
  public static final String COOKIE = "__Host-codev";

  /** More than there are people: each has a few, and nobody else has any. */
  private static final int MAX_SESSIONS = 100_000;

  private static final String ORIGIN = SignInOrigin.class.getName();

  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  private final Map<String, BrowserSession> sessions = new ConcurrentHashMap<>();
  private final BrowserSessionProperties limits;
  private final Clock clock;
  private final SessionEndExchange exchange;
  private final OpenSessionDirectory directory;
  private volatile Instant nextCleaning = Instant.EPOCH;

  BrowserSessionStore(
      BrowserSessionProperties limits,
      Clock clock,
      SessionEndExchange exchange,
      OpenSessionDirectory directory) {
    this.limits = limits;
    this.clock = clock;
    this.exchange = exchange;
    this.directory = directory;
  }

  @Override
  public Mono<WebSession> createWebSession() {
    return Mono.fromSupplier(
        () -> {
          clean();
          return new BrowserSession(this::keep, this::forget, clock, limits.idle());
        });
  }

  @Override
  public Mono<WebSession> retrieveSession(String id) {
    return Mono.<WebSession>defer(
        () -> {
          var session = sessions.get(id);
          if (session == null) return Mono.empty();
          if (isOver(session)) return session.invalidate().then(Mono.empty());
          session.use(now());
          return Mono.just(session);
        });
  }

  @Override
  public Mono<Void> removeSession(String id) {
    return Mono.fromRunnable(() -> sessions.remove(id));
  }

  @Override
  public Mono<WebSession> updateLastAccessTime(WebSession session) {
    return Mono.fromSupplier(
        () -> {
          var browserSession = sessions.get(session.getId());
          if (browserSession != null) browserSession.use(now());
          return session;
        });
  }

  private Instant now() {
    return clock.instant();
  }

  /** Keeps a session that has begun, unless there are too many. */
  private void keep(BrowserSession session) {
    if (sessions.size() >= MAX_SESSIONS && !has(session.getId())) {
      sessions.values().removeIf(this::isOver);
      if (sessions.size() >= MAX_SESSIONS)
        throw new IllegalStateException(MAX_SESSIONS + " sessions are open");
    }
    sessions.put(session.getId(), session);
  }

  private void forget(BrowserSession session) {
    sessions.remove(session.getId(), session);
  }

  private void clean() {
    var now = now();
    if (now.isBefore(nextCleaning)) return;
    nextCleaning = now.plus(BETWEEN_CLEANINGS);
    sessions.values().removeIf(this::isOver);
  }

  /** Without counting as a use of it. */
  boolean isOver(WebSession session) {
    return session.isExpired() || session.getCreationTime().plus(limits.absolute()).isBefore(now());
  }

  /**
   * Whether the person has just given the provider a password, or what else it asks for. Where it
   * does not say when that was, they have not.
   */
  public boolean isRecent(Authentication signIn) {
    var now = now();
    return SignedInPerson.authenticatedAt(signIn)
        .filter(at -> !at.plus(limits.recent()).isBefore(now))
        .filter(at -> !at.isAfter(now.plus(AccessTokenValidators.SKEW)))
        .isPresent();
  }

  /** Whether an identifier is that of a session. */
  public boolean has(String id) {
    return sessions.containsKey(id);
  }

  /** Notes where a session began. */
  public static void note(SignInOrigin origin, WebSession session) {
    session.getAttributes().put(ORIGIN, origin);
  }

  /**
   * What a session, which filters may have wrapped, is called in its person's list, if it is in
   * one.
   */
  String handle(WebSession session) {
    var browserSession = sessions.get(session.getId());
    return browserSession == null ? "" : browserSession.handle();
  }

  /**
   * The sessions of an account that are open, those first that were used last; at other gateways
   * too, where there is a directory.
   *
   * @param account {@link SignedInPerson#account}
   */
  Mono<List<OpenSession>> open(String account) {
    return directory
        .elsewhere(account)
        .map(
            elsewhere ->
                Stream.concat(openHere(account), elsewhere.stream())
                    .sorted(comparing(OpenSession::lastUsed).reversed())
                    .toList());
  }

  private Stream<OpenSession> openHere(String account) {
    return of(SessionsToEnd.ofAccount(account))
        .filter(session -> !isOver(session))
        .map(BrowserSessionStore::listed);
  }

  /** All that are open here, for the directory. */
  Stream<OwnedSession> allOpenHere() {
    return sessions.values().stream()
        .filter(session -> !isOver(session))
        .flatMap(
            session ->
                authentication(session)
                    .map(
                        person -> new OwnedSession(SignedInPerson.account(person), listed(session)))
                    .stream());
  }

  private static OpenSession listed(BrowserSession session) {
    return new OpenSession(
        session.handle(),
        session.getCreationTime(),
        session.getLastAccessTime(),
        session.getAttributeOrDefault(ORIGIN, SignInOrigin.UNKNOWN));
  }

  /** How many sessions there are; those that are over are removed some time later. */
  public int count() {
    return (int) sessions.values().stream().filter(one -> !isOver(one)).count();
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

  /**
   * Ends one session of an account; empty if it has none that is called so.
   *
   * @param before is done first, if it has one
   */
  Mono<Long> endOne(String account, String handle, Mono<Void> before) {
    return open(account)
        .filter(open -> open.stream().anyMatch(one -> one.handle().equals(handle)))
        .delayUntil(_ -> before)
        .flatMap(_ -> end(SessionsToEnd.ofHandle(handle)))
        .delayUntil(_ -> directory.forget(account, List.of(handle)));
  }

  /**
   * Ends all sessions of an account but one; answers how many there were here.
   *
   * @param before is done first, if there are others
   */
  Mono<Long> endOthers(String account, String handle, Mono<Void> before) {
    return open(account)
        .map(
            open ->
                open.stream().map(OpenSession::handle).filter(one -> !one.equals(handle)).toList())
        .delayUntil(ended -> ended.isEmpty() ? Mono.empty() : before)
        .flatMap(
            ended ->
                end(SessionsToEnd.ofAccountExcept(account, handle))
                    .delayUntil(_ -> directory.forget(account, ended)));
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

  private Mono<Long> end(SessionsToEnd toEnd) {
    return Mono.defer(
        () -> {
          var announced = exchange.announce(toEnd);
          return endHere(toEnd).count().delayUntil(_ -> announced);
        });
  }

  /** Ends those that are here, and announces nothing; answers whose each was. */
  Flux<Authentication> endHere(SessionsToEnd toEnd) {
    return end(of(toEnd));
  }

  private Stream<BrowserSession> of(SessionsToEnd toEnd) {
    return sessions.values().stream()
        .filter(
            session ->
                authentication(session)
                    .filter(person -> toEnd.include(person, session.handle()))
                    .isPresent());
  }

  private static Flux<Authentication> end(Stream<BrowserSession> sessions) {
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
