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
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Maps every exception of the gateway to a refusal, never to a stack trace. */
@Component
@Order(-2) // before Boot's own
record GatewayErrorHandler(ProblemDetailRenderer renderer) implements ErrorWebExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(GatewayErrorHandler.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    // An answer that has begun cannot be taken back: the line is cut, which the client notices.
    if (exchange.getResponse().isCommitted()) {
      if (!DisconnectedClientHelper.isClientDisconnectedException(failure))
        log.warn("An answer was cut off: {}", failure.toString());
      return Mono.error(failure);
    }
    return renderer.refuse(exchange, status(failure));
  }

  private static HttpStatus status(Throwable failure) {
    return causes(failure)
        .flatMap(GatewayErrorHandler::statusOf)
        .findFirst()
        .orElseGet(
            () -> {
              log.error("Unexpected failure", withoutAddress(failure));
              return HttpStatus.INTERNAL_SERVER_ERROR;
            });
  }

  /** Spring notes the address of the request at a failure, and an address may have a name. */
  static Throwable withoutAddress(Throwable failure) {
    var same = new IllegalStateException(failure.toString(), failure.getCause());
    same.setStackTrace(failure.getStackTrace());
    return same;
  }

  private static Stream<HttpStatus> statusOf(Throwable cause) {
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
