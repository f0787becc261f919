package codev.group.domain.event;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a grant of authority. */
public sealed interface GrantEvent extends GroupServiceEvent.GrantFact {
  Username person();

  GrantRole role();

  GrantScope scope();

  /**
   * @param from when it begins to hold; null: at once
   * @param until the first instant at which it no longer holds; null: until it is revoked
   * @param reason why, if a reason was given
   */
  record GrantGiven(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GrantEvent {
    /**
     * @return null: nobody granted it, it came with the programme that the person declared
     */
    public @Nullable Username author() {
      return grant.isOfDeclaration(scope) ? null : by;
    }
  }

  /**
   * Carries all of the grant: the one of a declaration may never have been recorded as given.
   *
   * @param reason null: it ended because the person left the organisation
   */
  record GrantRevoked(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GrantEvent {}
}
