package codev.session.domain.participants;

import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the group while the session is open: they count if it is held another day.
 *
 * @param facilitator of the group from now on; null when unchanged
 */
public record PendingParticipantChanges(List<Change> members, @Nullable Username facilitator) {
  public static final PendingParticipantChanges NONE =
      new PendingParticipantChanges(List.of(), null);

  public PendingParticipantChanges {
    members = List.copyOf(members);
  }

  /** A member joined the group, or left it. */
  public record Change(Username member, boolean seated) {}

  public PendingParticipantChanges with(Username member, boolean seated) {
    return new PendingParticipantChanges(
        ImmutableLists.put(members, c -> c.member().equals(member), new Change(member, seated)),
        facilitator);
  }

  public PendingParticipantChanges with(Username facilitator) {
    return new PendingParticipantChanges(members, facilitator);
  }

  public boolean isSeated(Username member, boolean otherwise) {
    return members.stream()
        .filter(c -> c.member().equals(member))
        .map(Change::seated)
        .findFirst()
        .orElse(otherwise);
  }
}
