package codev.group.authority;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupServiceEvent.GrantFact;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a grant. The declaration of a programme is one, given to its author.
 *
 * @param reason encrypted
 * @param isDeclaration whether it comes of the declaration of a programme
 * @param revocation null while it is not revoked
 */
public record GrantView(
    GrantId id,
    Username person,
    GrantRole role,
    GrantScope scope,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String reason,
    boolean isDeclaration,
    Username by,
    Instant at,
    @Nullable Revocation revocation) {

  /**
   * @param reason encrypted; null: the person left the organisation
   */
  public record Revocation(@Nullable String reason, Username by, Instant at) {}

  /** One document for each grant. */
  static final Projection<GrantFact, GrantView> PROJECTION =
      Projection.of("grants", GrantFact.class, GrantView.class)
          .by(e -> e.grant().toString())
          .fold(GrantView::after);

  private static GrantView after(@Nullable GrantView before, GrantFact event) {
    return switch (event) {
      case ProgrammeDeclared e -> of(e);
      case GrantGiven e -> before == null ? of(e) : before; // a declaration's, recorded
      case GrantRevoked e -> (before == null ? of(e) : before).with(e);
    };
  }

  private static GrantView of(ProgrammeDeclared e) {
    return new GrantView(
        e.grant(),
        e.by(),
        GrantRole.MANAGER,
        GrantScope.of(e.programme()),
        null,
        null,
        null,
        true,
        e.by(),
        e.at(),
        null);
  }

  private static GrantView of(GrantGiven e) {
    return new GrantView(
        e.grant(),
        e.person(),
        e.role(),
        e.scope(),
        e.from(),
        e.until(),
        e.reason() == null ? null : e.reason().sealed(),
        false,
        e.by(),
        e.at(),
        null);
  }

  private static GrantView of(GrantRevoked e) {
    return new GrantView(
        e.grant(), e.person(), e.role(), e.scope(), null, null, null, false, e.by(), e.at(), null);
  }

  private GrantView with(GrantRevoked e) {
    return new GrantView(
        id,
        person,
        role,
        scope,
        from,
        until,
        reason,
        isDeclaration,
        by,
        at,
        new Revocation(e.reason() == null ? null : e.reason().sealed(), e.by(), e.at()));
  }

  public boolean isOf(CurrentUser user) {
    return person.value().equals(user.username());
  }

  public boolean isInForce(Instant now) {
    return revocation == null && granted().isInForce(now);
  }

  /** Whether it was in force at a moment, whatever became of it. */
  boolean wasInForce(Instant then) {
    return (revocation == null || then.isBefore(revocation.at())) && granted().isInForce(then);
  }

  /** Whether it was revoked, or its time has passed. */
  boolean isOver(Instant now) {
    return revocation != null || granted().isOver(now);
  }

  GrantedRole granted() {
    var programme = scope.id();
    return new GrantedRole(
        UserRole.valueOf(role.name()),
        programme == null ? null : programme.value(),
        scope.unit(),
        from,
        until);
  }
}
