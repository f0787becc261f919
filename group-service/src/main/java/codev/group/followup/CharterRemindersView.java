package codev.group.followup;

import codev.group.domain.event.CharterEvent;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of who in a group was reminded of its charter at a manager's request.
 *
 * @param reminded of the present version
 */
record CharterRemindersView(List<Username> reminded) {
  private static final CharterRemindersView NONE = new CharterRemindersView(List.of());

  /** One document for each group in which this was asked for. */
  static final Projection<CharterEvent, CharterRemindersView> PROJECTION =
      Projection.of("charter-reminders", CharterEvent.class, CharterRemindersView.class)
          .by(e -> e.group().toString())
          .fold(CharterRemindersView::after);

  private static @Nullable CharterRemindersView after(
      @Nullable CharterRemindersView before, CharterEvent event) {
    return switch (event) {
      case CharterReminded e -> (before == null ? NONE : before).with(e.members());
      case CharterWorded _ -> before == null ? null : NONE;
      case CharterAccepted _, CharterAcceptanceWithdrawn _, CharterDeclined _ -> before;
    };
  }

  private CharterRemindersView with(List<Username> members) {
    return new CharterRemindersView(
        Stream.concat(reminded.stream(), members.stream()).distinct().toList());
  }
}
