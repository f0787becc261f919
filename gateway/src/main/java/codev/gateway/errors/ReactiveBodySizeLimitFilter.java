package codev.gateway.errors;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Limits the size of request bodies: longer ones are answered 413. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
record ReactiveBodySizeLimitFilter(ProblemDetailRenderer renderer) implements WebFilter {
  static final DataSize LIMIT = DataSize.ofMegabytes(1);

  /** Of a file that is attached to a topic or contribution; session-service counts exactly. */
  static final DataSize FILE_LIMIT = DataSize.ofMegabytes(6);

  private static final PathPattern FILES =
      PathPatternParser.defaultInstance.parse("/api/sessions/{session}/entries/{entry}/attachment");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var limit = limit(exchange.getRequest());
    if (exchange.getRequest().getHeaders().getContentLength() <= limit.toBytes()) {
      return chain.filter(exchange.mutate().request(counted(exchange, limit)).build());
    }
    return renderer.refuse(exchange, HttpStatus.CONTENT_TOO_LARGE);
  }

  private static DataSize limit(ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.PUT)
            && FILES.matches(request.getPath().pathWithinApplication())
        ? FILE_LIMIT
        : LIMIT;
  }

  /** A chunked body does not declare its length. */
  private static ServerHttpRequestDecorator counted(ServerWebExchange exchange, DataSize limit) {
    return new ServerHttpRequestDecorator(exchange.getRequest()) {
      @Override
      public Flux<DataBuffer> getBody() {
        var bytesRead = new AtomicLong();
        return super.getBody()
            .<DataBuffer>handle((buffer, onward) -> passOn(buffer, bytesRead, limit, onward))
            .concatWith(Mono.defer(() -> verdict(bytesRead.get(), limit)));
      }
    };
  }

  /**
   * The rest beyond the limit is read and discarded, as {@link ProblemDetailRenderer#refuse} does.
   */
  private static void passOn(
      DataBuffer buffer, AtomicLong bytesRead, DataSize limit, SynchronousSink<DataBuffer> onward) {
    long size = bytesRead.addAndGet(buffer.readableByteCount());
    if (size <= limit.toBytes()) {
      onward.next(buffer);
      return;
    }
    DataBufferUtils.release(buffer);
    if (size > ProblemDetailRenderer.MOST_DRAINED.toBytes()) onward.error(new TooLarge());
  }

  private static Mono<DataBuffer> verdict(long bytesRead, DataSize limit) {
    return bytesRead > limit.toBytes() ? Mono.error(new TooLarge()) : Mono.empty();
  }

  /** The body turned out longer than its limit while it was read. */
  static final class TooLarge extends RuntimeException {}
}
