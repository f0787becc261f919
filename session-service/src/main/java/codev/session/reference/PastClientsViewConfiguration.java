package codev.session.reference;

import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.SessionEvent.SessionClosed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link PastClients}, one document for each group, from this service's own log. */
@Configuration
class PastClientsViewConfiguration {
  @Bean
  View<PastClients> pastClientsView(Views views) {
    return views.project(
        Projection.of("past_clients", SessionClosed.class, PastClients.class)
            .by(e -> e.origin().group().toString())
            .foldFrom(PastClients.NONE, PastClients::after));
  }
}
