package codev.gateway.routing;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Filter {@code NotFound}: nothing is there for clients of the gateway, which calls these paths of
 * a service itself.
 */
@Component
class NotFoundGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  NotFoundGatewayFilterFactory() {
    super(Object.class);
  }

  @Override
  public GatewayFilter apply(Object none) {
    return (_, _) -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
