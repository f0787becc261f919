package codev.gateway.administration;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;

/** How a request is answered for which group-service gives the gateway no answer. */
final class GroupServiceFailure {
  private GroupServiceFailure() {}

  /** 401 where it refuses the caller's token, else 503. */
  static ResponseStatusException of(WebClientException exception) {
    var status =
        exception instanceof WebClientResponseException.Unauthorized
            ? HttpStatus.UNAUTHORIZED
            : HttpStatus.SERVICE_UNAVAILABLE;
    return new ResponseStatusException(status, null, exception);
  }
}
