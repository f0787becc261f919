package codev.session.wiring;

import codev.infra.confidentiality.Erased;
import codev.infra.pages.Refusal;
import codev.infra.pages.Refusals;
import codev.session.domain.ContributionKind;
import codev.session.domain.HalfDay;
import codev.session.domain.Refused;
import codev.session.domain.Step;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** How refusals are told. */
@Configuration
@ConfigurationPropertiesScan("codev.session")
class SessionWiring {
  @Bean
  Refusals refusals() {
    return failure ->
        switch (failure) {
          case Refused refused -> Optional.of(tell(refused));
          case Erased _ -> Optional.of(new Refusal(403, "session.person-erased"));
          default -> Optional.empty();
        };
  }

  private static Refusal tell(Refused refused) {
    var status =
        switch (refused.reason().kind()) {
          case NOT_VISIBLE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    var arguments = refused.arguments().stream().map(SessionWiring::inWords).toList();
    return new Refusal(status, refused.reason().key(), arguments);
  }

  /** A sentence names steps and kinds in its reader's language. */
  private static Object inWords(Object argument) {
    return switch (argument) {
      case Step step -> new DefaultMessageSourceResolvable("step." + step);
      case HalfDay halfDay -> new DefaultMessageSourceResolvable("half-day." + halfDay);
      case ContributionKind kind -> new DefaultMessageSourceResolvable("kind." + kind);
      default -> argument;
    };
  }
}
