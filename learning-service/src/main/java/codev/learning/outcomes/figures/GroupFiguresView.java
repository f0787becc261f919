package codev.learning.outcomes.figures;

import codev.infra.projections.Projection;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.LearningServiceEvent.GroupFact;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group for the pages of its figures: its name, its facilitator and its members.
 *
 * @param facilitator null as long as only its members are known
 * @param members present ones
 */
public record GroupFiguresView(
    String id, String programme, String name, @Nullable String facilitator, List<String> members) {

  public boolean hasMember(String username) {
    return members.contains(username);
  }

  public boolean isLedBy(String username) {
    return username.equals(facilitator);
  }

  private GroupFiguresView noted(GroupNoted noted) {
    return new GroupFiguresView(
        id, noted.programme().toString(), noted.name(), noted.facilitator().value(), members);
  }

  private GroupFiguresView joined(String member) {
    var all = Stream.concat(members.stream(), Stream.of(member)).distinct().toList();
    return new GroupFiguresView(id, programme, name, facilitator, all);
  }

  private GroupFiguresView left(String member) {
    var others = members.stream().filter(other -> !other.equals(member)).toList();
    return new GroupFiguresView(id, programme, name, facilitator, others);
  }

  /** One document for each group. */
  static final Projection<GroupFact, GroupFiguresView> PROJECTION =
      Projection.of("group-card", GroupFact.class, GroupFiguresView.class)
          .by(e -> e.group().toString())
          .foldRecorded((id, before, recorded) -> after(id, before, recorded.event()));

  private static GroupFiguresView after(
      String id, @Nullable GroupFiguresView before, GroupFact event) {
    var group = before == null ? new GroupFiguresView(id, "", "", null, List.of()) : before;
    return switch (event) {
      case GroupNoted e -> group.noted(e);
      case GroupJoined e -> group.joined(e.person().value());
      case GroupLeft e -> group.left(e.person().value());
    };
  }
}
