package codev.infra.web.authority;

import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person was granted over a scope.
 *
 * @param programme the only one, if it is not the whole organisation or a unit
 * @param unit all programmes that were declared with this unit
 * @param from null: at once
 * @param until the first instant at which it no longer holds; null: until it is revoked
 */
public record GrantedRole(
    UserRole role,
    @Nullable UUID programme,
    @Nullable String unit,
    @Nullable Instant from,
    @Nullable Instant until) {

  boolean coversOrganisation() {
    return programme == null && unit == null;
  }

  public boolean isInForce(Instant now) {
    return (from == null || !now.isBefore(from)) && !isOver(now);
  }

  /** Whether its time has passed; one that is still to begin is not over. */
  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }
}
