package codev.session.room.section;

import codev.session.domain.SessionPermission;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.SessionResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The person for whom a session's page is drawn.
 *
 * @param readOnly whether the page offers nothing to do
 */
public record SessionPageViewer(SessionResponse session, Username username, boolean readOnly) {
  private static final Set<String> PATHS =
      Arrays.stream(SessionPermission.values())
          .map(SessionPermission::path)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * @throws IllegalArgumentException for a path that no permission has
   */
  public boolean may(String path) {
    if (!PATHS.contains(path)) throw new IllegalArgumentException("no permission is for " + path);
    return !readOnly && session.permissions().allowed().contains(path);
  }

  public boolean isMe(Username person) {
    return username.equals(person);
  }

  Optional<ParticipantResponse> participant() {
    return session.people().participants().stream()
        .filter(p -> !p.left() && isMe(p.username()))
        .findFirst();
  }

  /** Null for a viewer who does not take part. */
  public @Nullable ParticipantRole role() {
    return participant().map(ParticipantResponse::role).orElse(null);
  }

  boolean isInside() {
    return role() != null;
  }

  public boolean isFacilitator() {
    return role() == ParticipantRole.FACILITATOR;
  }

  public boolean isOpen() {
    return session.progress().state() == SessionStatus.OPEN;
  }

  boolean isAt(Step step) {
    return isOpen() && session.progress().step() == step;
  }

  int pass() {
    return session.progress().pass();
  }
}
