package codev.session.identity;

import codev.infra.projections.ReadModels;
import codev.infra.web.identity.UsernameSpelling;
import codev.session.domain.SessionEvent;
import codev.session.domain.reference.KnownGrantEvent;
import codev.session.domain.reference.KnownPersonEvent;
import codev.session.personaldata.PersonalDataSelection;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which user names this service has recorded. */
@Configuration(proxyBeanMethods = false)
class UsernameSpellingConfiguration {
  @Bean
  UsernameSpelling usernameSpelling(ReadModels views) {
    return UsernameSpelling.of(views, UsernameSpellingConfiguration::named);
  }

  private static Stream<String> named(Object event) {
    return switch (event) {
      case SessionEvent e -> PersonalDataSelection.introducedBy(e);
      case KnownPersonEvent e -> Stream.of(e.person().value());
      case KnownGrantEvent e -> Stream.of(e.person().value());
      default -> Stream.empty();
    };
  }
}
