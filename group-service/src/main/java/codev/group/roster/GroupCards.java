package codev.group.roster;

import codev.group.domain.GroupEvent.OfGroup;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds groups into cards, by id. */
final class GroupCards implements Projection<OfGroup, GroupCard> {
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
  public Class<GroupCard> shape() {
    return GroupCard.class;
  }

  @Override
  public Stream<String> touches(OfGroup event) {
    return Stream.of(event.group().toString());
  }

  @Override
  public GroupCard fold(String id, @Nullable GroupCard before, Recorded<OfGroup> recorded) {
    return GroupCard.after(before, recorded.event());
  }
}
