package codev.session.reference;

import codev.infra.web.authority.GrantedRole;
import codev.infra.web.security.UserRole;
import codev.session.domain.reference.GrantRole;
import codev.session.domain.reference.KnownGrantEvent;
import codev.session.domain.reference.KnownGrantEvent.GrantNoted;
import codev.session.domain.reference.KnownGrantEvent.RevocationNoted;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Read model of a grant as published by group-service; a revoked one has none. */
record KnownGrantView(
    Username person,
    GrantRole role,
    @Nullable ProgrammeId programme,
    @Nullable String unit,
    @Nullable Instant from,
    @Nullable Instant until) {

  static @Nullable KnownGrantView after(@Nullable KnownGrantView before, KnownGrantEvent event) {
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
