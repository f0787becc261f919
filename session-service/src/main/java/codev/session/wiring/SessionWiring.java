package codev.session.wiring;

import codev.infra.confidentiality.Erased;
import codev.infra.pages.Refusal;
import codev.infra.pages.Refusals;
import codev.session.domain.ContributionKind;
import codev.session.domain.HalfDay;
import codev.session.domain.Refused;
import codev.session.domain.Step;
import codev.session.domain.Username;
import codev.session.groups.Naming;
import java.util.Collection;
import java.util.List;
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
  Refusals refusals(Naming naming) {
    return failure ->
        switch (failure) {
          case Refused refused -> Optional.of(tell(refused, naming));
          case Erased _ -> Optional.of(new Refusal(403, "session.person-erased"));
          default -> Optional.empty();
        };
  }

  private static Refusal tell(Refused refused, Naming naming) {
    var status =
        switch (refused.reason().kind()) {
          case NOT_VISIBLE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    var arguments = refused.arguments().stream().map(a -> inWords(a, naming)).toList();
    return new Refusal(status, refused.reason().key(), arguments);
  }

  /** A sentence names people as they are called, steps and kinds in its reader's language. */
  private static Object inWords(Object argument, Naming naming) {
    return switch (argument) {
      case Step step -> new DefaultMessageSourceResolvable("step." + step);
      case HalfDay halfDay -> new DefaultMessageSourceResolvable("half-day." + halfDay);
      case ContributionKind kind -> new DefaultMessageSourceResolvable("kind." + kind);
      case Username person -> naming.of(List.of(person)).of(person);
      case Collection<?> several -> list(several, naming);
      default -> argument;
    };
  }

  private static String list(Collection<?> several, Naming naming) {
    var people = several.stream().map(Username.class::cast).toList();
    return naming.of(people).list(people);
  }
}
