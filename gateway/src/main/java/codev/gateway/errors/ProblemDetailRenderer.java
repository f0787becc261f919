package codev.gateway.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Renders a refusal: a problem document for programs, a page for people. */
@Component
public final class ProblemDetailRenderer {
  /** What a page may load, send and be shown in; of every answer that has no policy of its own. */
  public static final String CONTENT_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; img-src 'self' data:";

  /** Of a rejected body at most this much is read; beyond it the connection is closed. */
  static final DataSize MOST_DRAINED = DataSize.ofMegabytes(32);

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

  private final GatewayTexts sentences;
  private final JsonMapper json;
  private final String page;

  ProblemDetailRenderer(GatewayTexts sentences, JsonMapper json) {
    this.sentences = sentences;
    this.json = json;
    try {
      page = new ClassPathResource("refusal.html").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Programs ask under {@code /api}, people elsewhere. */
  public static boolean isApi(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().value().startsWith("/api/");
  }

  private static boolean isPage(ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    var accepted = headers.getFirst(HttpHeaders.ACCEPT);
    return !isApi(exchange)
        && (headers.containsHeader("HX-Request")
            || (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)));
  }

  /**
   * Completes the exchange with a refusal of this status, once the client has sent its body: a
   * client that is still sending reads no answer, and unread bytes would disturb the next request
   * on the connection.
   */
  public Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status) {
    return refuse(exchange, status, rule(status));
  }

  /** A request that a page of another site may have had the browser send. */
  public Mono<Void> refuseForged(ServerWebExchange exchange) {
    return refuse(exchange, HttpStatus.FORBIDDEN, "request.not-from-page");
  }

  /** A person who has to sign in again before what they asked for. */
  public Mono<Void> refuseOldSignIn(ServerWebExchange exchange) {
    return refuse(exchange, HttpStatus.FORBIDDEN, "request.recent-sign-in-needed");
  }

  /** More requests than are allowed; there may be another one after so long. */
  public Mono<Void> refuseTooMany(ServerWebExchange exchange, Duration wait) {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return refuse(exchange, HttpStatus.TOO_MANY_REQUESTS, "request.too-many", seconds);
  }

  private Mono<Void> refuse(
      ServerWebExchange exchange, HttpStatus status, String rule, Object... arguments) {
    var language = ReactiveRequestLocaleResolver.resolve(exchange);
    var general = status.is4xxClientError() ? "problem.400" : "problem.500";
    var title =
        sentences
            .find("problem." + status.value(), language)
            .orElseGet(() -> sentences.get(general, language));
    var detail = sentences.get(rule, language, arguments);
    var isPage = isPage(exchange);
    var headers = exchange.getResponse().getHeaders();
    headers.setContentType(
        isPage ? new MediaType(MediaType.TEXT_HTML, UTF_8) : MediaType.APPLICATION_PROBLEM_JSON);
    headers.set(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
    headers.setCacheControl("no-store");
    // what is refused before Spring Security would get none of its headers
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", CONTENT_POLICY);
    var body =
        isPage
            ? page(title, detail, rule, language)
            : document(status, title, detail, rule, exchange.getRequest().getPath().value());
    var response = exchange.getResponse();
    response.setStatusCode(status);
    return drained(exchange.getRequest().getBody())
        .then(response.writeWith(answer(response, body)));
  }

  private static Mono<Void> drained(Flux<DataBuffer> body) {
    var drainedBytes = new AtomicLong();
    return body.map(ProblemDetailRenderer::release)
        .takeWhile(size -> drainedBytes.addAndGet(size) <= MOST_DRAINED.toBytes())
        .take(DRAIN_TIMEOUT)
        .onErrorComplete() // the body was read already, or the client has disconnected
        .then();
  }

  private static int release(DataBuffer buffer) {
    var size = buffer.readableByteCount();
    DataBufferUtils.release(buffer);
    return size;
  }

  private static Mono<DataBuffer> answer(ServerHttpResponse response, String body) {
    return Mono.fromSupplier(() -> response.bufferFactory().wrap(body.getBytes(UTF_8)));
  }

  private String page(String title, String detail, String rule, Locale language) {
    return page.replace("{language}", ReactiveRequestLocaleResolver.region(language))
        .replace("{title}", HtmlUtils.htmlEscape(title, "UTF-8"))
        .replace("{detail}", HtmlUtils.htmlEscape(detail, "UTF-8"))
        .replace("{rule}", rule)
        .replace("{again}", HtmlUtils.htmlEscape(sentences.get("page.again", language), "UTF-8"));
  }

  private String document(
      HttpStatus status, String title, String detail, String rule, String path) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:codev:rule:" + rule);
    document.put("title", title);
    document.put("status", status.value());
    document.put("detail", detail);
    document.put("instance", path);
    document.put("rule", rule);
    return json.writeValueAsString(document);
  }

  private static String rule(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> "request.unauthenticated";
      case FORBIDDEN -> "request.forbidden";
      case NOT_FOUND -> "request.not-found";
      case METHOD_NOT_ALLOWED -> "request.method-not-allowed";
      case REQUEST_TIMEOUT -> "request.too-slow";
      case CONTENT_TOO_LARGE -> "request.too-large";
      case SERVICE_UNAVAILABLE -> "request.unavailable";
      case GATEWAY_TIMEOUT -> "request.no-answer";
      default -> status.is4xxClientError() ? "request.malformed" : "request.unexpected";
    };
  }
}
