package codev.gateway.routing;

import codev.gateway.errors.ProblemDetailRenderer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a query in which a parameter has a second {@code =} that is not encoded ({@code a=%27=}):
 * programs differ in what they read there. Of what is passed on to a service only: a provider may
 * write one into the address by which a sign-in comes back.
 */
@Component
record AmbiguousQueryFilter(ProblemDetailRenderer renderer) implements GlobalFilter, Ordered {
  private static final Pattern SECOND_EQUALS_SIGN = Pattern.compile("=[^&]*=");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return isAmbiguous(exchange.getRequest().getURI().getRawQuery())
        ? renderer.refuse(exchange, HttpStatus.BAD_REQUEST)
        : chain.filter(exchange);
  }

  private static boolean isAmbiguous(@Nullable String query) {
    return query != null && SECOND_EQUALS_SIGN.matcher(query).find();
  }

  /** Before anything is done for the request. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
