package codev.group.grants;

import codev.group.authority.GrantView;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A grant as a page shows it.
 *
 * @param over name of the programme or unit; null: the whole organisation
 * @param from first day; null: when it was given
 * @param until last day; null: none is set
 * @param reason null: none was given, or it was erased
 * @param whyRevoked likewise
 * @param mayRevoke whether the viewer may
 */
public record GrantRow(
    GrantView grant,
    State state,
    @Nullable String over,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String reason,
    @Nullable String whyRevoked,
    boolean mayRevoke) {

  /** Whether it holds. */
  public enum State {
    IN_FORCE,
    TO_COME,
    ENDED,
    REVOKED;

    static State of(GrantView grant, Instant now) {
      if (grant.revocation() != null) return REVOKED;
      if (grant.isInForce(now)) return IN_FORCE;
      return grant.from() != null && now.isBefore(grant.from()) ? TO_COME : ENDED;
    }
  }

  public boolean isCurrent() {
    return state == State.IN_FORCE || state == State.TO_COME;
  }

  /** Everybody whom it names. */
  Stream<Username> named() {
    var revocation = grant.revocation();
    return Stream.concat(
        Stream.of(grant.person(), grant.by()),
        revocation == null ? Stream.empty() : Stream.of(revocation.by()));
  }

  static @Nullable LocalDate firstDay(GrantView grant, ZoneId zone) {
    return grant.from() == null ? null : LocalDate.ofInstant(grant.from(), zone);
  }

  static @Nullable LocalDate lastDay(GrantView grant, ZoneId zone) {
    return grant.until() == null ? null : LocalDate.ofInstant(grant.until().minusMillis(1), zone);
  }

  /** A scope to choose, with the name to show for it; null: the whole organisation. */
  public record Scope(GrantScope value, @Nullable String name) {
    public String field() {
      return GrantForm.value(value);
    }
  }
}
