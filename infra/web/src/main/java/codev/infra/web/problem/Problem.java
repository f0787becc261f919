package codev.infra.web.problem;

import codev.infra.accesstokens.TokenChallenge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The content of a problem document.
 *
 * @param rule stable key, also the message key of its sentence
 * @param arguments what the sentence names
 */
public record Problem(
    int status, String rule, List<Object> arguments, List<FieldViolation> violations) {
  static final String NOT_FOUND = "request.not-found";
  static final String FORBIDDEN = "request.forbidden";
  static final String NOT_YET_VISIBLE = "request.not-yet-visible";
  static final String SESSIONS_ENDED = "request.sessions-ended";
  private static final String VIEW_REBUILDING = "request.view-rebuilding";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  public static Problem of(int status) {
    return new Problem(status, rule(status), List.of(), List.of());
  }

  public static Problem of(Refusal refusal) {
    return new Problem(refusal.status(), refusal.rule(), refusal.arguments(), List.of());
  }

  public static Problem malformed(List<FieldViolation> violations) {
    return new Problem(400, rule(400), List.of(), violations);
  }

  /**
   * @param percent of the view that is there again
   */
  public static Problem viewRebuilding(int percent) {
    return new Problem(503, VIEW_REBUILDING, List.of(percent), List.of());
  }

  /** Whether only what shows things is missing, and comes back by itself. */
  public boolean isViewRebuilding() {
    return rule.equals(VIEW_REBUILDING);
  }

  /** When to send the request again; empty where that would not help. */
  public Optional<Duration> retryAfter() {
    return status == 503 ? Optional.of(PAUSE) : Optional.empty();
  }

  /** What a 401 demands of the next request; empty for other answers. */
  public Optional<String> challenge() {
    if (status != 401) return Optional.empty();
    return Optional.of(
        rule.equals(SESSIONS_ENDED) ? TokenChallenge.SESSIONS_ENDED : TokenChallenge.ANY);
  }

  /**
   * @param reference where to find it in the service's own words: its log
   */
  public static Problem unexpected(String reference) {
    return new Problem(500, rule(500), List.of(reference), List.of());
  }

  private static String rule(int status) {
    return switch (status) {
      case 401 -> "request.unauthenticated";
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> "request.method-not-allowed";
      case 406 -> "request.not-acceptable";
      case 408 -> "request.too-slow";
      case 409 -> "request.moved-on";
      case 413 -> "request.too-large";
      case 415 -> "request.media-type-not-supported";
      case 503 -> "request.unavailable";
      case 504 -> NOT_YET_VISIBLE;
      default -> status < 500 ? "request.malformed" : "request.unexpected";
    };
  }
}
