package codev.gateway.routing;

import static org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RETRY_ITERATION_KEY;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import java.io.IOException;
import java.util.Set;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives up a request to read whose instance has not begun to answer and answers no checks either:
 * the route sends it to another one, once. An instance that hangs would otherwise keep those that
 * were sent to it before it was noticed until they time out. What may change something is waited
 * for, since nobody knows how far it has come.
 */
@Component
record SilentInstanceFilter(InstanceReadiness readiness) implements GlobalFilter, Ordered {
  /** What changes nothing. */
  static final Set<HttpMethod> READING_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** The rest of the chain ends once the instance has begun to answer. */
  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!READING_METHODS.contains(exchange.getRequest().getMethod())
        || exchange.getAttributeOrDefault(RETRY_ITERATION_KEY, 0) > 0
        || !(exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR)
            instanceof Response<?> chosen)
        || !(chosen.getServer() instanceof ServiceInstance instance)) return chain.filter(exchange);
    Mono<Void> givenUp =
        readiness
            .awaitSilence(instance)
            .then(Mono.error(() -> new IOException(instance.getInstanceId() + " does not answer")));
    return Mono.firstWithSignal(chain.filter(exchange), givenUp);
  }

  @Override
  public int getOrder() {
    return ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER + 2;
  }
}
