package codev.group.servicetokens;

import codev.group.domain.person.Username;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token with which a program signs in; the token itself is not kept.
 *
 * @param author who has created it
 * @param usedAt when it was last presented, to the minute; null: never
 * @param state when it was read
 * @param departuresStoppedAt since when its program marks nobody as left; null: it may
 * @param recordedAt position of the log at which its last change is recorded
 */
public record ServiceToken(
    UUID id,
    String name,
    Set<ServiceTokenScope> scopes,
    Username author,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    State state,
    @Nullable Instant departuresStoppedAt,
    long recordedAt) {
  /** As a user name cannot begin, so that no person is taken for a program. */
  private static final String PREFIX = "token:";

  public ServiceToken {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it is accepted. */
  public enum State {
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  /** Under which its program is recorded as the author of what it does. */
  public Username actor() {
    return new Username(PREFIX + name);
  }

  /** The name of the token with which this author signs in. */
  static String nameOf(Username actor) {
    return actor.value().substring(PREFIX.length());
  }

  /** Whether an administrator has to allow departures. */
  public boolean waitsForDepartures() {
    return state == State.ACTIVE && departuresStoppedAt != null;
  }

  /** Reads a row with the database's time, {@code now}. */
  static ServiceToken of(ResultSet row) throws SQLException {
    var expiresAt = instant(row, "expires_at");
    return new ServiceToken(
        row.getObject("id", UUID.class),
        row.getString("name"),
        scopes(row.getArray("scopes")),
        new Username(row.getString("author")),
        instant(row, "created_at"),
        expiresAt,
        instantOrNull(row, "used_at"),
        row.getObject("revoked_at") != null
            ? State.REVOKED
            : expiresAt.isAfter(instant(row, "now")) ? State.ACTIVE : State.EXPIRED,
        instantOrNull(row, "departures_stopped_at"),
        row.getLong("recorded_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Set<ServiceTokenScope> scopes(Array names) throws SQLException {
    return Arrays.stream((String[]) names.getArray())
        .map(ServiceTokenScope::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceTokenScope.class)));
  }
}
