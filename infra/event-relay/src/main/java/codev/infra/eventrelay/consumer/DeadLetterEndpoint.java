package codev.infra.eventrelay.consumer;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's access to dead letters. {@code GET /actuator/parked} lists them without their
 * bodies; {@code POST …/{id}} has all of the same aggregate delivered again, in order; {@code
 * DELETE …/{id}} removes one.
 */
@Endpoint(id = "parked")
record DeadLetterEndpoint(DeadLetterQueue deadLetters) {
  @ReadOperation
  List<DeadLetter.Notice> all() {
    return deadLetters.all().stream().map(DeadLetter::notice).toList();
  }

  @WriteOperation
  Map<String, Long> retry(@Selector String id) {
    return Map.of("toldAgain", deadLetters.requestRetry(id));
  }

  @DeleteOperation
  Map<String, Boolean> drop(@Selector String id) {
    return Map.of("dropped", deadLetters.drop(id));
  }
}
