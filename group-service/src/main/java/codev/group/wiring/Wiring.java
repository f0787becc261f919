package codev.group.wiring;

import codev.group.domain.ContributionKind;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.Step;
import codev.infra.confidentiality.Erased;
import codev.infra.pages.Refusal;
import codev.infra.pages.Refusals;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The few things no room brings itself. */
@Configuration(proxyBeanMethods = false)
public class Wiring {
  /** Where people are: which day it is for them. What is recorded stays in UTC. */
  @Bean
  ZoneId zone(@Value("${codev.zone:Europe/Paris}") ZoneId zone) {
    return zone;
  }

  @Bean
  Refusals refusals() {
    return failure ->
        switch (failure) {
          case Refused no ->
              Optional.of(
                  new Refusal(
                      status(no.reason()),
                      no.reason().key(),
                      no.arguments().stream().map(Wiring::inWords).toList()));
          case Erased _ -> Optional.of(new Refusal(409, "group.person.erased"));
          default -> Optional.empty();
        };
  }

  /** A sentence names steps and kinds in its reader's language. */
  private static Object inWords(Object argument) {
    return switch (argument) {
      case Step step -> new DefaultMessageSourceResolvable("group.step." + step);
      case ContributionKind kind -> new DefaultMessageSourceResolvable("group.kind." + kind);
      default -> argument;
    };
  }

  private static int status(Reason reason) {
    return switch (reason.kind()) {
      case NOT_VISIBLE -> 404;
      case NOT_YOURS -> 403;
      case MOVED_ON -> 409;
      case METHOD -> 422;
    };
  }
}
