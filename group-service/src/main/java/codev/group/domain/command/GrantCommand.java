package codev.group.domain.command;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands to a grant of a role. */
public sealed interface GrantCommand extends GroupServiceCommand {
  GrantId grant();

  @Override
  default String stream() {
    return grant().stream();
  }

  /**
   * @param from null: at once
   * @param until null: until it is revoked
   * @param reason encrypted
   */
  record GiveGrant(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GrantCommand {}

  /**
   * @param leavesUnmanaged whether a programme would have no other manager
   * @param reason encrypted; null: the person left the organisation
   */
  record RevokeGrant(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      boolean leavesUnmanaged,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GrantCommand {}
}
