package codev.group.grants;

import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.problem.MalformedRequestException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as submitted.
 *
 * @param from absent: at once
 * @param until the first instant at which it no longer holds; absent: until it is revoked
 */
record GrantRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 100) String username,
    @NotNull GrantRole role,
    @NotNull @Valid ScopeRequest scope,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable @Size(max = 500) String reason) {

  /**
   * @param id of the programme, if it is one
   * @param unit if it is one
   */
  record ScopeRequest(
      GrantScope.@NotNull Kind kind, @Nullable UUID id, @Nullable @Size(max = 200) String unit) {

    /** Refuses a scope that lacks what its kind needs, or has anything else. */
    GrantScope scope() {
      if (kind != GrantScope.Kind.PROGRAMME && id != null) throw unexpected("scope.id");
      if (kind != GrantScope.Kind.UNIT && unit != null) throw unexpected("scope.unit");
      return switch (kind) {
        case ORGANISATION -> GrantScope.ORGANISATION;
        case UNIT -> {
          if (unit == null || unit.isBlank()) throw missing("scope.unit");
          yield GrantScope.ofUnit(unit.strip());
        }
        case PROGRAMME -> {
          if (id == null) throw missing("scope.id");
          yield GrantScope.of(new ProgrammeId(id));
        }
      };
    }

    private static MalformedRequestException missing(String field) {
      return new MalformedRequestException(field, "request.missing");
    }

    private static MalformedRequestException unexpected(String field) {
      return new MalformedRequestException(field, "group.grant.scope-has-more");
    }
  }
}
