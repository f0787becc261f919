package codev.learning.authority;

import codev.infra.projections.Projection;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.security.UserRole;
import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.authority.AuthorityEvent.GrantNoted;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import codev.learning.domain.authority.GrantRole;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Read model of a grant; a revoked one has none. */
record KnownGrantView(
    Username person,
    GrantRole role,
    @Nullable ProgrammeId programme,
    @Nullable String unit,
    @Nullable Instant from,
    @Nullable Instant until) {

  /** One document for each grant. */
  static final Projection<GrantEvent, KnownGrantView> PROJECTION =
      Projection.of("grants", GrantEvent.class, KnownGrantView.class)
          .by(e -> e.grant().toString())
          .fold((_, e) -> after(e));

  private static @Nullable KnownGrantView after(GrantEvent event) {
    return switch (event) {
      case GrantNoted e ->
          new KnownGrantView(e.person(), e.role(), e.programme(), e.unit(), e.from(), e.until());
      case RevocationNoted _ -> null;
    };
  }

  GrantedRole granted() {
    return new GrantedRole(
        UserRole.valueOf(role.name()),
        programme == null ? null : programme.value(),
        unit,
        from,
        until);
  }
}
