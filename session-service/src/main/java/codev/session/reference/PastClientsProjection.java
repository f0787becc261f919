package codev.session.reference;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.SessionClosed;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link PastClients}, one document for each group, from this service's own log. */
@Configuration
class PastClientsProjection implements Projection<SessionEvent, PastClients> {
  @Bean
  View<PastClients> pastClientsView(Views views) {
    return views.project(this);
  }

  @Override
  public String view() {
    return "past_clients";
  }

  @Override
  public Class<SessionEvent> folds() {
    return SessionEvent.class;
  }

  @Override
  public Class<PastClients> shape() {
    return PastClients.class;
  }

  @Override
  public Stream<String> touches(SessionEvent event) {
    return event instanceof SessionClosed e
        ? Stream.of(e.origin().group().toString())
        : Stream.empty();
  }

  @Override
  public PastClients fold(
      String id, @Nullable PastClients before, RecordedEvent<SessionEvent> recorded) {
    var past = before == null ? PastClients.NONE : before;
    return recorded.event() instanceof SessionClosed e ? past.after(e) : past;
  }
}
