package codev.infra.eventrelay;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * What an operator does with parked messages. {@code GET /actuator/parked} lists them without what
 * they say; {@code POST …/{id}} has everything of the same aggregate told again, in order; {@code
 * DELETE …/{id}} gives one up.
 */
@Endpoint(id = "parked")
final class DeadLetterEndpoint {
  private final DeadLetterQueue parking;

  DeadLetterEndpoint(DeadLetterQueue parking) {
    this.parking = parking;
  }

  @ReadOperation
  List<DeadLetter.Notice> all() {
    return parking.all().stream().map(DeadLetter::notice).toList();
  }

  @WriteOperation
  Map<String, Long> again(@Selector String id) {
    return Map.of("toldAgain", parking.askAgain(id));
  }

  @DeleteOperation
  Map<String, Boolean> drop(@Selector String id) {
    return Map.of("dropped", parking.drop(id));
  }
}
