package codev.session.groups;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.session.domain.GroupEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps {@link KnownGroup}, one document a group. */
@Configuration
class KnownGroups implements Projection<GroupEvent, KnownGroup> {
  @Bean
  View<KnownGroup> knownGroupView(Views views) {
    return views.project(this);
  }

  @Override
  public String view() {
    return "known_group";
  }

  @Override
  public Class<GroupEvent> folds() {
    return GroupEvent.class;
  }

  @Override
  public Class<KnownGroup> shape() {
    return KnownGroup.class;
  }

  @Override
  public Stream<String> touches(GroupEvent event) {
    return Stream.of(event.group().toString());
  }

  @Override
  public KnownGroup fold(String id, @Nullable KnownGroup before, Recorded<GroupEvent> recorded) {
    return (before == null ? KnownGroup.UNHEARD : before).after(recorded.event());
  }
}
