package codev.gateway.refusing;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nobody has more to say in one go than a book holds: longer bodies are answered 413. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit implements WebFilter {

  static final DataSize LIMIT = DataSize.ofMegabytes(1);

  /** A client that is still sending reads no answer: so much more is read, and forgotten. */
  private static final DataSize PATIENCE = DataSize.ofMegabytes(32);

  private final Telling telling;

  BodyLimit(Telling telling) {
    this.telling = telling;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getHeaders().getContentLength() <= LIMIT.toBytes()) {
      return chain.filter(exchange.mutate().request(counted(exchange)).build());
    }
    return forget(exchange.getRequest().getBody())
        .then(Mono.defer(() -> telling.refuse(exchange, HttpStatus.CONTENT_TOO_LARGE)));
  }

  private static Mono<Void> forget(Flux<DataBuffer> body) {
    var read = new AtomicLong();
    return body.map(BodyLimit::release)
        .takeWhile(size -> read.addAndGet(size) <= PATIENCE.toBytes())
        .then();
  }

  private static int release(DataBuffer buffer) {
    var size = buffer.readableByteCount();
    DataBufferUtils.release(buffer);
    return size;
  }

  /** A body sent in chunks does not say its length beforehand. */
  private static ServerHttpRequestDecorator counted(ServerWebExchange exchange) {
    return new ServerHttpRequestDecorator(exchange.getRequest()) {
      @Override
      public Flux<DataBuffer> getBody() {
        var read = new AtomicLong();
        return super.getBody()
            .map(
                buffer -> {
                  if (read.addAndGet(buffer.readableByteCount()) <= LIMIT.toBytes()) return buffer;
                  DataBufferUtils.release(buffer);
                  throw new TooLarge();
                });
      }
    };
  }

  /** The body turned out longer than {@link #LIMIT} while it was read. */
  static final class TooLarge extends RuntimeException {}
}
