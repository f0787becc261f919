package codev.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes on path and query exactly as they were sent. The gateway's own reading of them encodes a
 * second time what is encoded, when a query has a character besides that it would have encoded
 * ({@code a='%27}).
 */
@Component
final class RawRequestUriFilter implements GlobalFilter, Ordered {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    URI onward = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
    var uri = exchange.getRequest().getURI();
    if (onward.getRawAuthority() != null) {
      var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      exchange
          .getAttributes()
          .put(
              GATEWAY_REQUEST_URL_ATTR,
              URI.create(
                  onward.getScheme()
                      + "://"
                      + onward.getRawAuthority()
                      + uri.getRawPath()
                      + query));
    }
    return chain.filter(exchange);
  }

  @Override
  public int getOrder() {
    return ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER + 1;
  }
}
