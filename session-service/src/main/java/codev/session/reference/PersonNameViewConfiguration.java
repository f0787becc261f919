package codev.session.reference;

import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.reference.KnownPersonEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link PersonName}, one document for each person, by user name. */
@Configuration
class PersonNameViewConfiguration {
  @Bean
  View<PersonName> personNameView(Views views) {
    return views.project(
        Projection.of("acquaintance", KnownPersonEvent.class, PersonName.class)
            .version(2)
            .by(e -> e.person().toString())
            .fold(PersonName::after));
  }

  @Bean
  DisplayNameSource displayNames(View<PersonName> people) {
    return new CachedDisplayNameSource(people);
  }
}
