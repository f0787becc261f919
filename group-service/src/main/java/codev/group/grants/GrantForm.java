package codev.group.grants;

import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.group.grants.GrantRequest.ScopeRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as submitted from a page.
 *
 * @param scope as {@link #value} writes it
 * @param from first day; none: at once
 * @param until last day; none: until it is revoked
 */
record GrantForm(
    @Nullable UUID id,
    @NotBlank @Size(max = 100) String username,
    @NotNull GrantRole role,
    @NotNull @Size(max = 210) @Pattern(regexp = GrantForm.SCOPE) String scope,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @NotBlank @Size(max = 500) String reason) {
  private static final String SCOPE =
      "ORGANISATION|UNIT:.+|PROGRAMME:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** A scope as the value of one field. */
  static String value(GrantScope scope) {
    return switch (scope.kind()) {
      case ORGANISATION -> "ORGANISATION";
      case UNIT -> "UNIT:" + scope.unit();
      case PROGRAMME -> "PROGRAMME:" + scope.id();
    };
  }

  GrantForm of(Username person) {
    return new GrantForm(id, person.value(), role, scope, from, until, reason);
  }

  GrantRequest read(ZoneId zone) {
    return new GrantRequest(
        id,
        username,
        role,
        scopeRequest(),
        from == null ? null : startOf(from, zone),
        until == null ? null : startOf(until.plusDays(1), zone),
        reason);
  }

  private ScopeRequest scopeRequest() {
    int colon = scope.indexOf(':');
    var kind = GrantScope.Kind.valueOf(colon < 0 ? scope : scope.substring(0, colon));
    var name = scope.substring(colon + 1);
    return new ScopeRequest(
        kind,
        kind == GrantScope.Kind.PROGRAMME ? UUID.fromString(name) : null,
        kind == GrantScope.Kind.UNIT ? name : null);
  }

  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
