package codev.session.reference;

import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.reference.KnownGroupEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link KnownGroup}, one document for each group. */
@Configuration
class KnownGroupProjection {
  @Bean
  View<KnownGroup> knownGroupView(Views views) {
    return views.project(
        Projection.of("known_group", KnownGroupEvent.class, KnownGroup.class)
            .by(e -> e.group().toString())
            .foldFrom(KnownGroup.UNKNOWN, KnownGroup::after));
  }
}
