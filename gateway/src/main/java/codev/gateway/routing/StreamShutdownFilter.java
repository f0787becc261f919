package codev.gateway.routing;

import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends the streams that pass through the gateway when it stops, before its server waits for the
 * last requests: streams never end by themselves. Browsers reconnect.
 */
@Component
final class StreamShutdownFilter implements GlobalFilter, Ordered, SmartLifecycle {

  private volatile Sinks.Empty<Void> stopped = Sinks.empty();
  private volatile boolean running;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var end = stopped.asMono();
    var response =
        new ServerHttpResponseDecorator(exchange.getResponse()) {
          // Called for what is sent piece by piece: media types that stream, and archives.
          @Override
          public Mono<Void> writeAndFlushWith(
              Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).takeUntilOther(end));
          }
        };
    return chain.filter(exchange.mutate().response(response).build());
  }

  @Override
  public int getOrder() {
    return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
  }

  @Override
  public void start() {
    stopped = Sinks.empty();
    running = true;
  }

  @Override
  public void stop() {
    stopped.tryEmitEmpty();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
