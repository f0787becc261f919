package codev.group.webhooks;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.net.URI;
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
 * An address to which facts of the log are sent.
 *
 * @param secret that messages are signed with, encrypted; null once it is deleted
 * @param programme null: facts of all programmes are sent
 * @param author who has registered it
 * @param position of the log up to which everything that is wanted was delivered
 * @param failures attempts at the next message that have failed
 * @param replay the request that has set the position last; null: none
 * @param changes how often it was changed
 * @param recordedAt position of the log at which the last change is recorded
 * @param disabledAt null unless it is disabled
 */
public record Webhook(
    UUID id,
    URI address,
    @Nullable String secret,
    Set<WebhookKind> kinds,
    @Nullable ProgrammeId programme,
    Username author,
    WebhookState state,
    long position,
    int failures,
    @Nullable UUID replay,
    int changes,
    long recordedAt,
    @Nullable Instant disabledAt) {
  public Webhook {
    kinds = Set.copyOf(kinds);
  }

  /** What its lists and the security log name it by: the rest of an address may be secret. */
  public String host() {
    return address.getHost();
  }

  boolean wants(WebhookMessage message) {
    return kinds.contains(message.kind())
        && (programme == null || programme.equals(message.programme()));
  }

  static Webhook of(ResultSet row) throws SQLException {
    var programme = row.getObject("programme", UUID.class);
    var disabledAt = row.getObject("disabled_at", OffsetDateTime.class);
    return new Webhook(
        row.getObject("id", UUID.class),
        URI.create(row.getString("address")),
        row.getString("secret"),
        kinds(row.getArray("kinds")),
        programme == null ? null : new ProgrammeId(programme),
        new Username(row.getString("author")),
        WebhookState.valueOf(row.getString("state")),
        row.getLong("position"),
        row.getInt("failures"),
        row.getObject("replay", UUID.class),
        row.getInt("changes"),
        row.getLong("recorded_at"),
        disabledAt == null ? null : disabledAt.toInstant());
  }

  private static Set<WebhookKind> kinds(Array names) throws SQLException {
    return Arrays.stream((String[]) names.getArray())
        .map(WebhookKind::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WebhookKind.class)));
  }
}
