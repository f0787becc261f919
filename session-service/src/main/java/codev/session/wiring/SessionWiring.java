package codev.session.wiring;

import codev.infra.pages.Refusal;
import codev.infra.pages.Refusals;
import codev.session.domain.Refused;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How refusals are told, and what time it is. */
@Configuration
class SessionWiring {
  @Bean
  Refusals refusals() {
    return failure ->
        failure instanceof Refused refused ? Optional.of(tell(refused)) : Optional.empty();
  }

  private static Refusal tell(Refused refused) {
    var status =
        switch (refused.reason().kind()) {
          case NOT_VISIBLE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    return new Refusal(status, refused.reason().key(), refused.arguments());
  }

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
