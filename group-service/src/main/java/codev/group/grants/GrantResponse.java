package codev.group.grants;

import codev.group.authority.GrantView;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A grant as the API answers it.
 *
 * @param declaration whether it comes of the declaration of the programme
 * @param reason null: none was given, or it was erased
 */
record GrantResponse(
    UUID id,
    String username,
    GrantRole role,
    ScopeResponse scope,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean declaration,
    @Nullable String reason,
    String by,
    Instant at,
    @Nullable RevocationResponse revocation) {

  record ScopeResponse(GrantScope.Kind kind, @Nullable UUID id, @Nullable String unit) {
    static ScopeResponse of(GrantScope scope) {
      var programme = scope.id();
      return new ScopeResponse(
          scope.kind(), programme == null ? null : programme.value(), scope.unit());
    }
  }

  record RevocationResponse(@Nullable String reason, String by, Instant at) {}

  /**
   * @param decryption decrypts a reason
   */
  static GrantResponse of(GrantView grant, UnaryOperator<@Nullable String> decryption) {
    var revoked = grant.revocation();
    return new GrantResponse(
        grant.id().value(),
        grant.person().value(),
        grant.role(),
        ScopeResponse.of(grant.scope()),
        grant.from(),
        grant.until(),
        grant.isDeclaration(),
        decryption.apply(grant.reason()),
        grant.by().value(),
        grant.at(),
        revoked == null
            ? null
            : new RevocationResponse(
                decryption.apply(revoked.reason()), revoked.by().value(), revoked.at()));
  }
}
