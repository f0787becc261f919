package codev.group.grants;

import codev.group.authority.ProgrammeAccess;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that tells signed-in users who they are here, and over what. */
@RestController
@RequiredAccess(AccessPolicy.SIGNED_IN)
record CurrentUserController(ProgrammeAccess access) {
  /**
   * @param roles at the identity provider: the most that this user may be
   * @param scopes over what they hold now
   */
  record CurrentUserResponse(
      String username, String displayName, List<UserRole> roles, List<HeldScope> scopes) {}

  /**
   * @param kind {@code ORGANISATION}, {@code UNIT} or {@code PROGRAMME}
   * @param id of the programme
   */
  record HeldScope(
      UserRole role,
      String kind,
      @Nullable UUID id,
      @Nullable String unit,
      @Nullable Instant from,
      @Nullable Instant until) {
    static HeldScope of(GrantedRole held) {
      var kind =
          held.programme() != null ? "PROGRAMME" : held.unit() != null ? "UNIT" : "ORGANISATION";
      return new HeldScope(
          held.role(), kind, held.programme(), held.unit(), held.from(), held.until());
    }
  }

  @GetMapping("/api/me")
  CurrentUserResponse me(CurrentUser user) {
    return new CurrentUserResponse(
        user.username(),
        user.name(),
        user.roles().stream().sorted().toList(),
        access.held(user).stream().map(HeldScope::of).toList());
  }
}
