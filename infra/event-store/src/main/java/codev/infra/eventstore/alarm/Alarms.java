package codev.infra.eventstore.alarm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The alarms of a service, beside its log: each stays, over restarts and on all instances, until an
 * operator acknowledges it, also where its cause has gone meanwhile.
 */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
  private static final long FRESH_FOR = TimeUnit.SECONDS.toNanos(5);

  private final JdbcClient database;

  // Guarded by this.
  private final Map<RaisedAlarm, String> unsaved = new LinkedHashMap<>();

  private final AtomicBoolean isLooking = new AtomicBoolean();
  private volatile List<Alarm> known = List.of();
  private volatile long knownAt = System.nanoTime() - FRESH_FOR;

  private record RaisedAlarm(String kind, String subject) {}

  /**
   * @param dataSource with the tables of a service
   */
  public Alarms(DataSource dataSource) {
    database = JdbcClient.create(dataSource);
  }

  /** Has the open alarms counted. */
  public void bindTo(MeterRegistry meters) {
    for (var kind : AlarmKind.values())
      Gauge.builder("codev.alarms.open", () -> count(kind))
          .description("Alarms that no operator has acknowledged")
          .baseUnit("alarms")
          .tag("kind", kind.label())
          .register(meters);
    var _ = known(); // soon, also where nobody asks yet
  }

  private long count(AlarmKind kind) {
    return known().stream().filter(alarm -> alarm.kind().equals(kind.label())).count();
  }

  /**
   * Raises an alarm, or an open one again. Never fails: what cannot be stored now is stored later.
   *
   * @param subject what it is about: there is one open alarm of a kind about it
   */
  public synchronized void raise(AlarmKind kind, String subject, String detail) {
    LOG.error("Alarm {}: {}: {}", kind.label(), subject, detail);
    unsaved.put(new RaisedAlarm(kind.label(), subject), detail);
    refresh();
  }

  /** Those that no operator has acknowledged, the oldest first, as known some seconds ago. */
  public synchronized List<Alarm> open() {
    if (isStale()) refresh();
    return known;
  }

  /**
   * The same, without waiting for the database: as it was looked at last. Where that was some
   * seconds ago, it is looked at anew meanwhile.
   */
  public List<Alarm> known() {
    if (isStale() && isLooking.compareAndSet(false, true)) {
      var _ = Thread.ofVirtual().name("alarms").start(this::refreshInBackground);
    }
    return known;
  }

  private void refreshInBackground() {
    try {
      var _ = open();
    } finally {
      isLooking.set(false);
    }
  }

  private boolean isStale() {
    return System.nanoTime() - knownAt >= FRESH_FOR;
  }

  /**
   * Closes an alarm.
   *
   * @param by who has seen it
   * @return false if there is no such open alarm
   */
  public synchronized boolean acknowledge(long id, String by) {
    var acknowledged =
        database
                .sql(
                    "update alarm set acknowledged_at = now(), acknowledged_by = ?"
                        + " where id = ? and acknowledged_at is null")
                .params(by, id)
                .update()
            > 0;
    if (acknowledged) LOG.warn("Alarm {} is acknowledged by {}", id, by);
    refresh();
    return acknowledged;
  }

  private void refresh() {
    knownAt = System.nanoTime();
    try {
      unsaved.forEach(this::save);
      unsaved.clear();
      known = load();
    } catch (DataAccessException e) {
      LOG.warn("The alarms are not stored or read: {}", e.toString());
    } catch (RuntimeException | Error e) {
      LOG.error("The alarms are not stored or read", e);
    }
  }

  /** Numbers without a sequence are right in a restored copy too. */
  private void save(RaisedAlarm raised, String detail) {
    database
        .sql(
            """
            insert into alarm (id, kind, subject, detail)
            select coalesce(max(id), 0) + 1, ?, ?, ? from alarm
            on conflict (kind, subject) where acknowledged_at is null do update set
              detail = excluded.detail, last_at = now(), times = alarm.times + 1
            """)
        .params(raised.kind(), raised.subject(), detail)
        .update();
  }

  private List<Alarm> load() {
    return database
        .sql("select * from alarm where acknowledged_at is null order by id")
        .query(
            (row, _) ->
                new Alarm(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("detail"),
                    row.getTimestamp("raised_at").toInstant(),
                    row.getTimestamp("last_at").toInstant(),
                    row.getLong("times")))
        .list();
  }
}
