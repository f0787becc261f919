package codev.infra.eventstore.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The table of leases. Each change is one statement that compares and sets; all times are those of
 * the database.
 */
record LeaseTable(String holder, Duration term) {
  private static final String ACQUIRE =
      """
      insert into lease as known (name, fence, holder, since, until, heartbeat)
      values (?, ? + 1, ?, clock_timestamp(),
        clock_timestamp() + ? * interval '1 millisecond', clock_timestamp())
      on conflict (name) do update set
        fence = greatest(known.fence + 1, excluded.fence),
        holder = excluded.holder,
        since = clock_timestamp(),
        until = clock_timestamp() + (excluded.until - excluded.since),
        heartbeat = clock_timestamp()
      where known.until <= clock_timestamp()
      returning fence
      """;

  /** Also after the end of its term, as long as nobody else has got it. */
  private static final String RENEW =
      """
      update lease set
        until = clock_timestamp() + ? * interval '1 millisecond',
        heartbeat = clock_timestamp(),
        position = coalesce(held.position, lease.position)
      from unnest(?::text[], ?::bigint[], ?::bigint[]) held (name, fence, position)
      where lease.name = held.name and lease.fence = held.fence
      returning lease.name
      """;

  /** With another number, so that a renewal under way no longer applies. */
  private static final String RELEASE =
      """
      update lease set fence = fence + 1, until = clock_timestamp(),
        position = coalesce(?, position)
      where name = ? and fence = ?
      """;

  private static final String FINISH =
      """
      update lease set fence = fence + 1, until = clock_timestamp(), position = null,
        heartbeat = null
      where name = ? and fence = ?
      """;

  private static final String READ =
      """
      select name, holder,
        extract(epoch from until - clock_timestamp()) remaining,
        extract(epoch from clock_timestamp() - since) held,
        extract(epoch from clock_timestamp() - heartbeat) heartbeat,
        position
      from lease
      """;

  /**
   * The fencing number of a new term; empty while another one lasts.
   *
   * @param knownFence the number is to be greater than this one
   */
  OptionalLong acquire(Connection connection, String name, long knownFence) throws SQLException {
    try (var statement = connection.prepareStatement(ACQUIRE)) {
      statement.setString(1, name);
      statement.setLong(2, knownFence);
      statement.setString(3, holder);
      statement.setLong(4, term.toMillis());
      try (var row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** The names of those that were renewed: the others are lost. */
  Set<String> renew(Connection connection, Collection<Lease> leases) throws SQLException {
    var renewed = new HashSet<String>();
    try (var statement = connection.prepareStatement(RENEW)) {
      statement.setLong(1, term.toMillis());
      statement.setArray(2, array(connection, "text", leases.stream().map(Lease::name).toArray()));
      statement.setArray(
          3, array(connection, "bigint", leases.stream().map(Lease::fence).toArray()));
      statement.setArray(
          4, array(connection, "bigint", leases.stream().map(Lease::position).toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) renewed.add(row.getString(1));
      }
    }
    return renewed;
  }

  private static java.sql.Array array(Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }

  /** Ends a term that this instance may still have: another instance may go on. */
  void release(Connection connection, Lease lease) throws SQLException {
    try (var statement = connection.prepareStatement(RELEASE)) {
      statement.setObject(1, lease.position(), Types.BIGINT);
      statement.setString(2, lease.name());
      statement.setLong(3, lease.fence());
      statement.executeUpdate();
    }
  }

  /** Likewise, since nothing is left to do for any instance. */
  void finish(Connection connection, Lease lease) throws SQLException {
    try (var statement = connection.prepareStatement(FINISH)) {
      statement.setString(1, lease.name());
      statement.setLong(2, lease.fence());
      statement.executeUpdate();
    }
  }

  Map<String, LeaseState> read(Connection connection) throws SQLException {
    var states = new HashMap<String, LeaseState>();
    var readAt = System.nanoTime();
    try (var statement = connection.prepareStatement(READ);
        var row = statement.executeQuery()) {
      while (row.next())
        states.put(
            row.getString("name"),
            new LeaseState(
                row.getString("name"),
                row.getString("holder"),
                row.getDouble("remaining"),
                row.getDouble("held"),
                row.getObject("heartbeat") == null ? null : row.getDouble("heartbeat"),
                row.getObject("position", Long.class),
                readAt));
    }
    return states;
  }
}
