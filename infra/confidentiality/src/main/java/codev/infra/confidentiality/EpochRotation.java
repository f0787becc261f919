package codev.infra.confidentiality;

import static codev.infra.confidentiality.MasterKeyRotation.execute;
import static codev.infra.confidentiality.MasterKeyRotation.inTransaction;
import static codev.infra.confidentiality.MasterKeyRotation.number;
import static codev.infra.confidentiality.MasterKeyRotation.strings;

import codev.infra.confidentiality.epoch.EpochKeys;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes an epoch key each day, wraps by it whatever the vault holds, and destroys those that are
 * too old: a copy of the vault opens nothing any more then. The time is the database's. Each step
 * can be made by several instances at once, interrupted and repeated.
 */
final class EpochRotation implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EpochRotation.class);

  /** For how long one wraps. */
  static final Duration LENGTH = Duration.ofDays(1);

  private static final Duration INTERVAL = Duration.ofMinutes(15);

  /** While not every instance has epoch keys, as when all are starting. */
  private static final Duration INTERVAL_BEFORE_THE_FIRST = Duration.ofMinutes(1);

  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  private final DataSource vault;
  private final MasterKeys masterKeys;
  private final Duration keptFor;
  private final Duration intervalBeforeTheFirst;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("epoch-keys").unstarted(this::run);

  /**
   * @param keptFor how old an epoch key may become
   */
  EpochRotation(DataSource vault, MasterKeys masterKeys, Duration keptFor) {
    this(vault, masterKeys, keptFor, INTERVAL_BEFORE_THE_FIRST);
  }

  EpochRotation(
      DataSource vault, MasterKeys masterKeys, Duration keptFor, Duration intervalBeforeTheFirst) {
    this.vault = vault;
    this.masterKeys = masterKeys;
    this.keptFor = keptFor;
    this.intervalBeforeTheFirst = intervalBeforeTheFirst;
  }

  /**
   * An epoch key in the vault.
   *
   * @param wraps whether the vault wraps by it now
   * @param wrapped how many keys are wrapped by it
   */
  record EpochKey(String id, boolean wraps, long wrapped) {}

  /** The oldest first; none where epoch keys are not in use. */
  List<EpochKey> keys() {
    try (var connection = vault.getConnection();
        var statement =
            connection.prepareStatement(
                """
                select id, id = %s,
                  (select count(*) from person_keys where epoch = made.id)
                    + (select count(*) from service_key where epoch = made.id)
                from epoch_key as made order by made_at, id
                """
                    .formatted(WrappingKey.EPOCH_ID));
        var row = statement.executeQuery()) {
      var keys = new ArrayList<EpochKey>();
      while (row.next())
        keys.add(new EpochKey(row.getString(1), row.getBoolean(2), row.getLong(3)));
      return keys;
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  /**
   * How old the oldest epoch key is: copies of the vault that are older open nothing.
   *
   * @return in seconds; not a number where there is none, or while the vault cannot be asked
   */
  double age() {
    return number(
        vault,
        """
        select extract(epoch from clock_timestamp() - min(made_at))::float8
        from epoch_key having count(*) > 0
        """);
  }

  @Override
  public void start() {
    if (masterKeys.epochs() != null) thread.start();
  }

  /** Without an interrupt, which would break a connection in use. */
  @Override
  public void stop() {
    stopped.countDown();
    try {
      thread.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try {
      var begun = false;
      do {
        begun = rotateOrLog() || begun;
      } while (!stopped.await(
          (begun ? INTERVAL : intervalBeforeTheFirst).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean rotateOrLog() {
    try {
      return rotate();
    } catch (RuntimeException | Error e) {
      LOG.warn("Epoch keys could not be replaced; next attempt in {}", INTERVAL, e);
      return false;
    }
  }

  /**
   * Does whatever is due.
   *
   * @return false if epoch keys are not in use yet, or not at all
   */
  boolean rotate() {
    var epochs = masterKeys.epochs();
    if (epochs == null) return false;
    try (var connection = vault.getConnection()) {
      if (!isBegun(connection) && !mayBegin(connection)) return false;
      inTransaction(connection, () -> renew(connection, epochs)).forEach(id -> note("wraps", id));
      var to = WrappingKey.of(connection, masterKeys);
      var rewrappedCount = WrappedKey.wrapAgain(connection, masterKeys, to);
      warnOfDamaged(connection, to);
      var destroyed = destroy(connection, epochs, to);
      if (rewrappedCount > 0 || !destroyed.isEmpty()) {
        var _ = KeyVault.rewrite(connection);
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be used", e);
    }
  }

  private static boolean isBegun(Connection connection) throws SQLException {
    return !strings(connection, "select id from epoch_key limit 1").isEmpty();
  }

  private static boolean mayBegin(Connection connection) throws SQLException {
    var lacking = VaultConnections.withoutEpochs(connection);
    if (!lacking.isEmpty())
      LOG.info(
          "The key vault is not wrapped by epoch keys yet: not all instances have their folder"
              + " (CODEV_EPOCH_KEYS_FOLDER). It has connections of the names {}.",
          lacking);
    return lacking.isEmpty();
  }

  /** The name of a new key, if one was due. It is on the disk before it is in the vault. */
  private List<String> renew(Connection connection, EpochKeys epochs) throws SQLException {
    execute(connection, MasterKeyCheck.LOCK);
    takeUpLater(connection, epochs);
    var now = now(connection);
    var newest = moment(connection, "select max(made_at) from epoch_key");
    if (newest != null && now.isBefore(newest.plus(LENGTH))) return List.of();
    WrappingKey.requireEpochFolder(connection, masterKeys);
    var master = WrappingKey.master(connection, masterKeys);
    try {
      var id = epochs.make(master.id(), now);
      add(connection, id, now, master.id());
      return List.of(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An epoch key cannot be made", e);
    }
  }

  /**
   * Keys that the vault does not know because it was restored to an earlier state: they are
   * destroyed on schedule too. Older ones may be another vault's.
   */
  private void takeUpLater(Connection connection, EpochKeys epochs) throws SQLException {
    var storedIds = new HashSet<>(strings(connection, "select id from epoch_key"));
    if (storedIds.isEmpty()) return;
    storedIds.addAll(strings(connection, "select id from destroyed_epoch_key"));
    var first = moment(connection, "select min(made_at) from epoch_key");
    for (var id : epochs.ids()) {
      if (storedIds.contains(id)) continue;
      var madeAt = EpochKeys.madeAt(id);
      if (first == null || madeAt.isBefore(first)) {
        if (reported.add(id))
          LOG.warn(
              "The epoch key {} in {} is older than those of this vault, and is not destroyed:"
                  + " delete it if no other vault needs it",
              id,
              epochs.folder());
        continue;
      }
      try {
        var master = epochs.masterKey(id);
        var masters = strings(connection, "select id from master_key_check where id is not null");
        if (masters.contains(master)) add(connection, id, madeAt, master);
      } catch (GeneralSecurityException e) {
        LOG.warn("The epoch key {} is left out", id, e);
      }
    }
  }

  private static void add(Connection connection, String id, Instant madeAt, String masterKey)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into epoch_key (id, made_at, master_key) values (?, ?, ?)")) {
      statement.setString(1, id);
      statement.setObject(2, madeAt.atOffset(ZoneOffset.UTC));
      statement.setString(3, masterKey);
      statement.executeUpdate();
    }
  }

  private void warnOfDamaged(Connection connection, WrappingKey to) throws SQLException {
    for (var row : WrappedKey.notWrappedBy(connection, to))
      if (!row.opens(masterKeys))
        LOG.warn(
            "The key of {} is not unwrapped by {}, which is kept until the row is put back from a"
                + " backup or the person is erased",
            row.owner(),
            row.epoch() == null ? "a master key" : "the epoch key " + row.epoch());
  }

  /** In the vault first, by which nothing is written with them any more, then their files. */
  private List<String> destroy(Connection connection, EpochKeys epochs, WrappingKey newest)
      throws SQLException {
    var before = now(connection).minus(keptFor).plus(INTERVAL);
    try (var statement =
        connection.prepareStatement(
            """
            with gone as (
              delete from epoch_key as aged
              where made_at <= ? and id <> ?
                and not exists (select from person_keys where epoch = aged.id)
                and not exists (select from service_key where epoch = aged.id)
              returning id)
            insert into destroyed_epoch_key (id) select id from gone
            on conflict do nothing
            """)) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      statement.setString(2, newest.id());
      statement.executeUpdate();
    }
    // Also those whose files another process was about to delete when it ended.
    var destroyed = new HashSet<>(strings(connection, "select id from destroyed_epoch_key"));
    epochs.forget(destroyed);
    var deleted = epochs.ids().stream().filter(destroyed::contains).toList();
    for (var id : deleted) {
      epochs.destroy(id);
      note("destroyed", id);
    }
    epochs.destroyInCopies(destroyed);
    return deleted;
  }

  private static Instant now(Connection connection) throws SQLException {
    var now = moment(connection, "select clock_timestamp()");
    if (now == null) throw new IllegalStateException("The database has no time");
    return now;
  }

  private static @Nullable Instant moment(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      var moment = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
      return moment == null ? null : moment.toInstant();
    }
  }

  private static void note(String step, String key) {
    SecurityLogEntry.of(SecurityEvent.EPOCH_KEY_ROTATED)
        .with("step", step)
        .with("key", key)
        .write();
  }
}
