package codev.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies the CSRF token of a form that was sent without a script from its field to the header,
 * where the body can be passed on unread.
 */
final class CsrfFormTokenFilter implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    if (!isForm(request)) return chain.filter(exchange);
    return DataBufferUtils.join(request.getBody())
        .map(CsrfFormTokenFilter::bytes)
        .defaultIfEmpty(new byte[0])
        .flatMap(
            body -> chain.filter(exchange.mutate().request(withToken(exchange, body)).build()));
  }

  private static boolean isForm(ServerHttpRequest request) {
    return CsrfProtection.isAtRisk(request)
        && !request.getHeaders().containsHeader(CsrfProtection.HEADER)
        && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
            request.getHeaders().getContentType());
  }

  private static ServerHttpRequest withToken(ServerWebExchange exchange, byte[] body) {
    var request = exchange.getRequest().mutate();
    token(body).ifPresent(token -> request.header(CsrfProtection.HEADER, token));
    return new ServerHttpRequestDecorator(request.build()) {
      @Override
      public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
      }
    };
  }

  /** A token is made of characters that a form does not escape. */
  private static Optional<String> token(byte[] body) {
    var form = UriComponentsBuilder.newInstance().query(new String(body, UTF_8)).build();
    return Optional.ofNullable(form.getQueryParams().getFirst(CsrfProtection.FIELD));
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
