package codev.gateway.errors;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Renders requests that Spring's HTTP firewall rejects as problem documents. */
@Component
record RejectedRequestHandler(ProblemDetailRenderer renderer)
    implements ServerExchangeRejectedHandler {
  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException exception) {
    var isMethodKnown = METHODS.contains(exchange.getRequest().getMethod());
    return renderer.refuse(
        exchange, isMethodKnown ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED);
  }
}
