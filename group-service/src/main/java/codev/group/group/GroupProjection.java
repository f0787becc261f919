package codev.group.group;

import codev.group.domain.GroupEvent.OfGroup;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds groups into cards, by id. */
final class GroupProjection implements Projection<OfGroup, GroupView> {
  @Override
  public String view() {
    return "groups";
  }

  @Override
  public int version() {
    return 3; // people come and go
  }

  @Override
  public Class<OfGroup> folds() {
    return OfGroup.class;
  }

  @Override
  public Class<GroupView> shape() {
    return GroupView.class;
  }

  @Override
  public Stream<String> touches(OfGroup event) {
    return Stream.of(event.group().toString());
  }

  @Override
  public GroupView fold(String id, @Nullable GroupView before, RecordedEvent<OfGroup> recorded) {
    return GroupView.after(before, recorded.event());
  }
}
