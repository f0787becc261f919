package codev.learning.wiring;

import codev.infra.confidentiality.Erased;
import codev.infra.pages.Refusal;
import codev.infra.pages.Refusals;
import codev.learning.domain.Instruments;
import codev.learning.domain.Refused;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LearningWiring {
  /**
   * @param file another one may be named by an organisation with its own items
   */
  @Bean
  Instruments instruments(
      JsonMapper json, @Value("${codev.instruments:classpath:instruments.json}") Resource file)
      throws IOException {
    try (var words = file.getInputStream()) {
      return json.readValue(words, Instruments.class);
    }
  }

  /** Where people are: which day it is for them. What is recorded and computed stays in UTC. */
  @Bean
  ZoneId zone(@Value("${codev.zone:Europe/Paris}") ZoneId zone) {
    return zone;
  }

  @Bean
  Refusals refusals() {
    return failure ->
        switch (failure) {
          case Refused no -> Optional.of(told(no));
          case Erased _ -> Optional.of(new Refusal(403, "learning.person.erased"));
          default -> Optional.empty();
        };
  }

  private static Refusal told(Refused no) {
    int status =
        switch (no.reason().kind()) {
          case NOT_THERE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    return new Refusal(status, no.reason().key(), no.arguments());
  }
}
