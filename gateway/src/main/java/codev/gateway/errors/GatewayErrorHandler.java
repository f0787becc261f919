package codev.gateway.errors;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Maps every exception of the gateway to a refusal, never to a stack trace. */
@Component
@Order(-2) // before Boot's own
final class GatewayErrorHandler implements ErrorWebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(GatewayErrorHandler.class);

  private final ProblemDetailRenderer renderer;

  GatewayErrorHandler(ProblemDetailRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    // An answer that has begun cannot be taken back: the line is cut, which the client notices.
    if (exchange.getResponse().isCommitted()) return Mono.error(failure);
    return renderer.refuse(exchange, status(failure));
  }

  private static HttpStatus status(Throwable failure) {
    return causes(failure)
        .flatMap(GatewayErrorHandler::known)
        .findFirst()
        .orElseGet(
            () -> {
              log.error("Unexpected failure", failure);
              return HttpStatus.INTERNAL_SERVER_ERROR;
            });
  }

  private static Stream<HttpStatus> known(Throwable cause) {
    return switch (cause) {
      case ReactiveBodySizeLimitFilter.TooLarge _ -> Stream.of(HttpStatus.CONTENT_TOO_LARGE);
      case ReadTimeoutException _ -> Stream.of(HttpStatus.REQUEST_TIMEOUT); // the client's body
      case TimeoutException _ -> Stream.of(HttpStatus.GATEWAY_TIMEOUT);
      case IOException _ -> Stream.of(HttpStatus.SERVICE_UNAVAILABLE); // the service is away
      case ErrorResponse refusal when refusal.getStatusCode().value() != 500 ->
          Stream.ofNullable(HttpStatus.resolve(refusal.getStatusCode().value()));
      default -> Stream.empty();
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
