package codev.group.participants;

import codev.group.directory.DirectoryEntry;
import codev.group.group.GroupView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A participant of a programme.
 *
 * @param group of the programme, in which they are; null: none yet
 */
record Participant(DirectoryEntry person, @Nullable GroupView group) {
  public boolean isWaiting() {
    return group == null;
  }

  public @Nullable String groupName() {
    return Optional.ofNullable(group).map(GroupView::name).orElse(null);
  }
}
