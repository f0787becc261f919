package codev.infra.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Client of the public API with its own token, as an outside client would call it. Every answer
 * must be one that the published documents announce.
 */
public final class TestApiClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(TestTimeouts.LIMIT).build();

  private final URI base;
  private final UnaryOperator<HttpRequest.Builder> credentials;
  private final String language;
  private final Duration retryLimit;

  /**
   * @param token null for a caller that is not signed in
   */
  public TestApiClient(URI base, @Nullable String token) {
    this(
        base,
        request -> token == null ? request : request.header("Authorization", "Bearer " + token),
        "fr",
        Duration.ZERO);
  }

  private TestApiClient(
      URI base,
      UnaryOperator<HttpRequest.Builder> credentials,
      String language,
      Duration retryLimit) {
    this.base = base;
    this.credentials = credentials;
    this.language = language;
    this.retryLimit = retryLimit;
  }

  /**
   * @param credentials adds to each request what its caller has instead of a token
   */
  public static TestApiClient signedInBy(URI base, UnaryOperator<HttpRequest.Builder> credentials) {
    return new TestApiClient(base, credentials, "fr", Duration.ZERO);
  }

  /**
   * What came back.
   *
   * @param body missing node when there is none
   */
  public record Answer(int status, JsonNode body, String text) {
    public boolean succeeded() {
      return status / 100 == 2;
    }

    public long position() {
      return body.path("position").asLong();
    }

    public String rule() {
      return body.path("rule").asString("");
    }
  }

  public TestApiClient withLanguage(String other) {
    return new TestApiClient(base, credentials, other, retryLimit);
  }

  /**
   * The same, which repeats every request that gets no answer, or one that it may be repeated.
   *
   * @param limit after which it gives up
   */
  public TestApiClient retrying(Duration limit) {
    return new TestApiClient(base, credentials, language, limit);
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  public Answer post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body instanceof String raw ? raw : JSON.writeValueAsString(body)))
            .build());
  }

  public Answer post(String path) {
    return post(path, Map.of());
  }

  /** Sends a file. */
  public Answer put(String path, byte[] content) {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build());
  }

  /** Sends the very same thing until it is acknowledged: what a client does after a lost answer. */
  public Answer insist(String path, Object body) {
    return until(patience(), () -> post(path, body), Answer::succeeded, "POST " + path);
  }

  /** Sends it until no rule forbids it any more, as what another service knows arrives. */
  public Answer postOnceAllowed(String path) {
    return until(
        patience(), () -> post(path), answer -> answer.status() != 422, _ -> false, "POST " + path);
  }

  /** Reads until the answer is as expected. */
  public Answer await(String path, Predicate<JsonNode> expected) {
    return until(
        patience(), () -> get(path), a -> a.succeeded() && expected.test(a.body()), "GET " + path);
  }

  private Duration patience() {
    return retryLimit.isZero() ? TestTimeouts.LIMIT : retryLimit;
  }

  private static Answer until(
      Duration limit,
      java.util.function.Supplier<Answer> attempt,
      Predicate<Answer> enough,
      String description) {
    return until(
        limit, attempt, enough, last -> last.status() == 422 || last.status() == 400, description);
  }

  /**
   * @param hopeless what no repetition changes
   */
  private static Answer until(
      Duration limit,
      java.util.function.Supplier<Answer> attempt,
      Predicate<Answer> enough,
      Predicate<Answer> hopeless,
      String description) {
    var end = Instant.now().plus(limit);
    Answer last = null;
    while (Instant.now().isBefore(end)) {
      try {
        last = attempt.get();
        if (enough.test(last)) return last;
        if (hopeless.test(last)) break;
      } catch (UncheckedIOException e) {
        last = new Answer(0, JSON.missingNode(), String.valueOf(e.getMessage()));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError(description + " did not happen in time: " + last);
  }

  private HttpRequest.Builder request(String path) {
    return credentials.apply(
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TestTimeouts.LIMIT)
            .header("Accept-Language", language));
  }

  private Answer send(HttpRequest request) {
    return retryLimit.isZero()
        ? sendOnce(request)
        : until(
            retryLimit,
            () -> sendOnce(request),
            answer -> !isTransient(answer),
            request.toString());
  }

  /** What a process answers that is starting, or whose neighbour or store is away. */
  private static boolean isTransient(Answer answer) {
    return answer.status() >= 500 || answer.status() == 401;
  }

  private static Answer sendOnce(HttpRequest request) {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      OpenApiAnswerCheck.check(answer);
      return new Answer(answer.statusCode(), parse(answer.body()), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
    } catch (tools.jackson.core.JacksonException e) {
      return JSON.missingNode();
    }
  }
}
