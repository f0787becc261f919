package codev.learning.identity;

import codev.infra.projections.ReadModels;
import codev.infra.web.identity.UsernameSpelling;
import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.person.Username;
import codev.learning.personaldata.PersonalDataView;
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
      case GroupNoted e ->
          Stream.concat(Stream.of(e.facilitator()), e.members().stream()).map(Username::value);
      case LearningServiceEvent e -> PersonalDataView.concerned(e);
      case GrantEvent e -> Stream.of(e.person().value());
      default -> Stream.empty();
    };
  }
}
