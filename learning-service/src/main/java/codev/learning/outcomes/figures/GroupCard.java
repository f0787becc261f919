package codev.learning.outcomes.figures;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group, as far as those who belong to it look at its figures.
 *
 * @param facilitator nobody as long as only its members have been heard of
 * @param members those of now
 */
public record GroupCard(
    String id, String programme, String name, @Nullable String facilitator, List<String> members) {

  public boolean concerns(String username) {
    return username.equals(facilitator) || members.contains(username);
  }

  private GroupCard noted(GroupNoted told) {
    return new GroupCard(
        id, told.programme().toString(), told.name(), told.facilitator().value(), members);
  }

  private GroupCard joined(String member) {
    var all = Stream.concat(members.stream(), Stream.of(member)).distinct().toList();
    return new GroupCard(id, programme, name, facilitator, all);
  }

  private GroupCard left(String member) {
    var others = members.stream().filter(other -> !other.equals(member)).toList();
    return new GroupCard(id, programme, name, facilitator, others);
  }

  /** One document for each group. */
  static final class Cards implements Projection<LearningEvent, GroupCard> {
    @Override
    public String view() {
      return "group-card";
    }

    @Override
    public Class<LearningEvent> folds() {
      return LearningEvent.class;
    }

    @Override
    public Class<GroupCard> shape() {
      return GroupCard.class;
    }

    @Override
    public Stream<String> touches(LearningEvent event) {
      if (event instanceof GroupNoted e) return Stream.of(e.group().toString());
      if (event instanceof GroupJoined e) return Stream.of(e.group().toString());
      if (event instanceof GroupLeft e) return Stream.of(e.group().toString());
      return Stream.empty();
    }

    @Override
    public @Nullable GroupCard fold(
        String id, @Nullable GroupCard before, RecordedEvent<LearningEvent> recorded) {
      var card = before == null ? new GroupCard(id, "", "", null, List.of()) : before;
      if (recorded.event() instanceof GroupNoted e) return card.noted(e);
      if (recorded.event() instanceof GroupJoined e) return card.joined(e.person().value());
      if (recorded.event() instanceof GroupLeft e) return card.left(e.person().value());
      return before;
    }
  }
}
