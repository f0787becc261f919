package codev.session.view;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.SessionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link SessionView}, one document for each session. */
@Configuration
class SessionViewProjection implements Projection<SessionEvent, SessionView> {
  @Bean
  View<SessionView> sessionView(Views views) {
    return views.project(this);
  }

  @Override
  public String view() {
    return "board";
  }

  @Override
  public int version() {
    return 6;
  }

  @Override
  public Class<SessionEvent> folds() {
    return SessionEvent.class;
  }

  @Override
  public Class<SessionView> shape() {
    return SessionView.class;
  }

  @Override
  public Stream<String> touches(SessionEvent event) {
    return Stream.of(event.session().toString());
  }

  @Override
  public @Nullable SessionView fold(
      String id, @Nullable SessionView before, RecordedEvent<SessionEvent> recorded) {
    return SessionView.after(before, recorded.event(), recorded.sequence(), recorded.position());
  }
}
