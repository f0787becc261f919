package codev.session.reference;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.reference.KnownGroupEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link KnownGroup}, one document for each group. */
@Configuration
class KnownGroupProjection implements Projection<KnownGroupEvent, KnownGroup> {
  @Bean
  View<KnownGroup> knownGroupView(Views views) {
    return views.project(this);
  }

  @Override
  public String view() {
    return "known_group";
  }

  @Override
  public Class<KnownGroupEvent> folds() {
    return KnownGroupEvent.class;
  }

  @Override
  public Class<KnownGroup> shape() {
    return KnownGroup.class;
  }

  @Override
  public Stream<String> touches(KnownGroupEvent event) {
    return Stream.of(event.group().toString());
  }

  @Override
  public KnownGroup fold(
      String id, @Nullable KnownGroup before, RecordedEvent<KnownGroupEvent> recorded) {
    return (before == null ? KnownGroup.UNKNOWN : before).after(recorded.event());
  }
}
