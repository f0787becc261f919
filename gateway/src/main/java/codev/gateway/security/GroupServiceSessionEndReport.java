package codev.gateway.security;

import codev.gateway.routing.GatewayWebClients;
import codev.gateway.sessions.SessionEndReport;
import codev.gateway.sessions.SignedInPerson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends the reports to group-service. While that or the provider is away they are sent again, for
 * about ten minutes at most; a report names its moment, so a later sign-in counts. What ends the
 * session that reports it, a sign-out and the end of one's own sessions, leaves no way to refresh
 * its token: such a report is refused once the token has expired. Beyond a number under way, so
 * that nobody fills the memory with them while group-service is away, people's own are not sent.
 */
@Component
final class GroupServiceSessionEndReport implements SessionEndReport, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(GroupServiceSessionEndReport.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LATEST_RETRY = Duration.ofSeconds(30);
  private static final int RETRIES = 24;

  /** Of one attempt; with them all, less than the age at which group-service refuses a report. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

  private static final int MOST_UNDER_WAY = 1_000;

  private final WebClient services;
  private final TokenRelayFilter tokens;
  private final int maxReports;
  private final Map<Reason, Counter> failures = new EnumMap<>(Reason.class);
  private final AtomicInteger underWay = new AtomicInteger();

  /** Why a report did not arrive, by its first failure; a tag of the meter. */
  private enum Reason {
    /** The provider gives the session no token any more, as after its own idle limit. */
    SESSION_OVER,
    /** By group-service. */
    REFUSED,
    /** Group-service, or the provider, for ten minutes or until the token had expired. */
    AWAY,
    /** Were under way. */
    TOO_MANY,
    /** The gateway. */
    STOPPED
  }

  @Autowired
  GroupServiceSessionEndReport(
      GatewayWebClients clients, TokenRelayFilter tokens, MeterRegistry meters) {
    this(clients.services(), tokens, MOST_UNDER_WAY, meters);
  }

  /**
   * @param maxReports people's own reports under way
   */
  GroupServiceSessionEndReport(
      WebClient services, TokenRelayFilter tokens, int maxReports, MeterRegistry meters) {
    this.services = services;
    this.tokens = tokens;
    this.maxReports = maxReports;
    for (var reason : Reason.values())
      failures.put(
          reason,
          Counter.builder("codev.gateway.session.ends.unreported")
              .description("Sign-outs and ends of sessions that were not reported to group-service")
              .baseUnit("ends")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(meters));
  }

  @Override
  public Mono<Void> signedOut(Authentication person, ServerWebExchange exchange) {
    var body = Map.of("id", UUID.randomUUID().toString());
    return report(new Report("/api/me/sign-outs", List.of(), body, false), person, exchange);
  }

  @Override
  public Mono<Void> endedOwn(Authentication person, ServerWebExchange exchange) {
    return report(
        new Report("/api/me/session-ends", List.of(), currentTimeBody(), true), person, exchange);
  }

  @Override
  public Mono<Void> endedOf(String username, Authentication by, ServerWebExchange exchange) {
    return report(
        new Report(
            "/api/identities/{username}/session-ends", List.of(username), currentTimeBody(), false),
        by,
        exchange);
  }

  /**
   * @param names in the path: none in that of a person's own
   * @param endsItsToken once it is recorded, the token with which it was sent is refused
   */
  private record Report(
      String path, List<String> names, Map<String, String> body, boolean endsItsToken) {
    boolean isOwn() {
      return names.isEmpty();
    }
  }

  private static Map<String, String> currentTimeBody() {
    return Map.of("at", Instant.now().toString());
  }

  /** Only the waiting has a limit: the report goes on when it is over. */
  private Mono<Void> report(Report report, Authentication by, ServerWebExchange exchange) {
    return Mono.defer(() -> Mono.fromFuture(sendWithRetries(report, by, exchange).toFuture(), true))
        .timeout(LONGEST_WAIT)
        .onErrorResume(
            failure ->
                isRefusedProgram(failure, exchange)
                    ? Mono.error(
                        new ResponseStatusException(HttpStatus.UNAUTHORIZED, null, failure))
                    : Mono.empty());
  }

  private Mono<Void> sendWithRetries(Report report, Authentication by, ServerWebExchange exchange) {
    var authorization = new LatestAuthorization(tokens, by, exchange);
    var sent = new AtomicInteger();
    var firstFailure = new AtomicReference<@Nullable Throwable>();
    if (underWay.incrementAndGet() > maxReports && report.isOwn()) {
      underWay.decrementAndGet();
      log.warn("An end of sessions was not reported: {} reports are under way", maxReports);
      count(Reason.TOO_MANY, 1);
      return Mono.empty();
    }
    return authorization
        .get()
        .flatMap(value -> send(report, value).doFirst(sent::incrementAndGet))
        .onErrorResume(
            failure -> report.endsItsToken() && sent.get() > 1 && saysSessionsEnded(failure),
            _ -> Mono.empty())
        .doOnError(failure -> firstFailure.compareAndSet(null, failure))
        .retryWhen(
            Retry.backoff(RETRIES, FIRST_RETRY)
                .maxBackoff(LATEST_RETRY)
                .filter(GroupServiceSessionEndReport::isOutage)
                .onRetryExhaustedThrow((_, last) -> last.failure()))
        .doOnError(
            last -> logUnreported(Objects.requireNonNullElse(firstFailure.get(), last), last))
        .doFinally(_ -> underWay.decrementAndGet());
  }

  private Mono<Void> send(Report report, String authorization) {
    return services
        .post()
        .uri("http://group" + report.path(), report.names().toArray())
        .header(HttpHeaders.AUTHORIZATION, authorization)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(report.body())
        .retrieve()
        .toBodilessEntity()
        .timeout(LONGEST_ATTEMPT)
        .then();
  }

  private void logUnreported(Throwable first, Throwable last) {
    var reason = reasonOf(first);
    var level = reason == Reason.SESSION_OVER ? Level.INFO : Level.WARN;
    log.atLevel(level).log("An end of sessions was not reported: {}", last.toString());
    count(reason, 1);
  }

  private void count(Reason reason, int reports) {
    Objects.requireNonNull(failures.get(reason)).increment(reports);
  }

  private static Reason reasonOf(Throwable failure) {
    if (isOutage(failure)) return Reason.AWAY;
    return failure instanceof WebClientResponseException ? Reason.REFUSED : Reason.SESSION_OVER;
  }

  /** A version of group-service that records no ends answers 404 or 405. */
  private static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case WebClientRequestException _, TimeoutException _ -> true;
      case WebClientResponseException.NotFound _, WebClientResponseException.MethodNotAllowed _ ->
          true;
      case WebClientResponseException answer -> answer.getStatusCode().is5xxServerError();
      case ResponseStatusException noToken -> noToken.getStatusCode().is5xxServerError();
      default -> false;
    };
  }

  /** An attempt before was recorded, and only its answer was lost. */
  private static boolean saysSessionsEnded(Throwable failure) {
    return failure instanceof WebClientResponseException answer
        && TokenRelayFilter.saysSessionsEnded(answer.getStatusCode(), answer.getHeaders());
  }

  /** Sessions that began since are not ended with a token from before. */
  private static boolean isRefusedProgram(Throwable failure, ServerWebExchange exchange) {
    return failure instanceof WebClientResponseException.Unauthorized
        && SignedInPerson.isByAccessToken(exchange.getRequest());
  }

  @Override
  public void destroy() {
    var lost = underWay.get();
    if (lost == 0) return;
    count(Reason.STOPPED, lost);
    log.warn("The gateway stops, and {} ends of sessions were not reported", lost);
  }
}
