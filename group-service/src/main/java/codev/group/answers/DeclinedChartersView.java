package codev.group.answers;

import codev.group.domain.event.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the members of a group who have declined their place.
 *
 * @param members in the order in which they did
 */
record DeclinedChartersView(List<Username> members) {
  /** One document for each group in which this has happened. */
  static final Projection<GroupEvent, DeclinedChartersView> PROJECTION =
      Projection.of("declined-places", GroupEvent.class, DeclinedChartersView.class)
          .by(e -> e.group().toString())
          .fold(DeclinedChartersView::after);

  private static @Nullable DeclinedChartersView after(
      @Nullable DeclinedChartersView before, GroupEvent event) {
    return switch (event) {
      case CharterDeclined e -> with(before, e.member());
      case CharterAccepted e -> without(before, e.member());
      case MemberLeft e -> without(before, e.member());
      case CharterWorded _ -> null;
      case CharterAcceptanceWithdrawn _, CharterReminded _ -> before;
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> before;
      case TurnDecisionEvent _, GroupSessionEvent _ -> before;
    };
  }

  private static DeclinedChartersView with(@Nullable DeclinedChartersView before, Username member) {
    var others = before == null ? Stream.<Username>empty() : before.members.stream();
    return new DeclinedChartersView(Stream.concat(others, Stream.of(member)).distinct().toList());
  }

  private static @Nullable DeclinedChartersView without(
      @Nullable DeclinedChartersView before, Username member) {
    if (before == null) return null;
    var others = before.members.stream().filter(declined -> !declined.equals(member)).toList();
    return others.isEmpty() ? null : new DeclinedChartersView(others);
  }
}
