package codev.group.identity;

import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.PersonEvent.ProfileEvent;
import codev.group.domain.person.Username;
import codev.group.personaldata.PersonalDataSelection;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.UsernameSpelling;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which user names this service has recorded. */
@Configuration(proxyBeanMethods = false)
class UsernameSpellingConfiguration {
  @Bean
  UsernameSpelling usernameSpelling(ReadModels views) {
    return UsernameSpelling.of(
        views, event -> event instanceof GroupServiceEvent e ? named(e) : Stream.empty());
  }

  private static Stream<String> named(GroupServiceEvent event) {
    var manager = event instanceof ProfileEvent e ? e.profile().manager() : null;
    return Stream.concat(
        PersonalDataSelection.concerned(event), Stream.ofNullable(manager).map(Username::value));
  }
}
