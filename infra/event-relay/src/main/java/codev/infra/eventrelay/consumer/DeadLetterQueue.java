package codev.infra.eventrelay.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.axon.PayloadProtection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/**
 * The dead letters of a service, in PostgreSQL: no view holds what they contain. What identifies a
 * person in a body is protected as the service has it; {@link #message} gives the body that was
 * published.
 */
final class DeadLetterQueue {
  private static final String SELECT = "select * from dead_letter ";

  /** Those of one aggregate in the order of its events. */
  private static final String ORDER = " order by listener, partition, n, record_offset";

  /** How a protected body begins; no message that the relay knows does. */
  private static final String PROTECTED_PREFIX = "{\"protected\":";

  private final JdbcClient database;
  private final PayloadProtection protection;

  DeadLetterQueue(DataSource dataSource) {
    this(dataSource, PayloadProtection.none());
  }

  DeadLetterQueue(DataSource dataSource, PayloadProtection protection) {
    database = JdbcClient.create(dataSource);
    this.protection = protection;
  }

  /** Protects what an earlier version has stored without protection. */
  void protectEarlier() {
    record Body(String id, String type, String body) {}
    var bodies =
        database
            .sql("select id, type, body from dead_letter where left(body, :length) <> :protected")
            .param("length", PROTECTED_PREFIX.length())
            .param("protected", PROTECTED_PREFIX)
            .query((row, _) -> new Body(row.getString(1), row.getString(2), row.getString(3)))
            .list();
    for (var letter : bodies)
      if (protection.covers(letter.type()))
        database
            .sql("update dead_letter set body = ? where id = ? and body = ?")
            .params(protectedBody(letter.type(), letter.body()), letter.id(), letter.body())
            .update();
  }

  private String protectedBody(String type, String body) {
    if (!protection.covers(type) || body.startsWith(PROTECTED_PREFIX)) return body;
    try {
      return PROTECTED_PREFIX
          + new String(protection.protect(type, body.getBytes(UTF_8)), UTF_8)
          + "}";
    } catch (JacksonException | IllegalArgumentException _) {
      return body; // it has no fields of which to say whom they identify
    }
  }

  /** The message as it was published, but for what is no longer known of an erased person. */
  CloudEventMessage message(DeadLetter letter) {
    var stored = letter.message();
    var body = stored.json();
    if (!body.startsWith(PROTECTED_PREFIX)) return stored;
    var sealed = body.substring(PROTECTED_PREFIX.length(), body.length() - 1).getBytes(UTF_8);
    return stored.with(new String(protection.open(stored.type(), sealed), UTF_8));
  }

  /** Adds a dead letter or replaces the one with the same id. */
  void put(DeadLetter letter) {
    var message = letter.message();
    database
        .sql(
            """
            insert into dead_letter
              (id, listener, partition, record_offset, type, source, subject, n, prev, at, body,
               why, since, retry)
            values (:id, :listener, :partition, :offset, :type, :source, :subject, :n, :prev, :at,
               :body, :why, :since, :retry)
            on conflict (id) do update set
              why = excluded.why, since = excluded.since, retry = excluded.retry
            """)
        .param("id", letter.id())
        .param("listener", letter.listener())
        .param("partition", letter.partition())
        .param("offset", letter.offset())
        .param("type", message.type())
        .param("source", message.source())
        .param("subject", message.subject())
        .param("n", message.n())
        .param("prev", message.prev())
        .param("at", message.at().atOffset(ZoneOffset.UTC))
        .param("body", protectedBody(message.type(), message.json()))
        .param("why", CloudEventMessage.withoutNul(letter.why()))
        .param("since", letter.since().atOffset(ZoneOffset.UTC))
        .param("retry", letter.retry())
        .update();
  }

  /** Aggregates that have a dead letter: their later messages have to wait behind it. */
  Set<String> blockedSubjects(String listener, int partition) {
    return new HashSet<>(
        database
            .sql("select distinct subject from dead_letter where listener = ? and partition = ?")
            .params(listener, partition)
            .query(String.class)
            .list());
  }

  /** How many dead letters a listener has, and how many of them are to be retried. */
  record DeadLetterCount(long all, long toRetry) {}

  DeadLetterCount waiting(String listener) {
    return database
        .sql(
            """
            select count(*), count(*) filter (where retry) from dead_letter where listener = ?
            """)
        .param(listener)
        .query((row, _) -> new DeadLetterCount(row.getLong(1), row.getLong(2)))
        .single();
  }

  List<DeadLetter> toRetry(String listener) {
    return database
        .sql(SELECT + "where listener = ? and retry" + ORDER)
        .param(listener)
        .query(DeadLetterQueue::read)
        .list();
  }

  List<DeadLetter> all() {
    return database.sql(SELECT + ORDER).query(DeadLetterQueue::read).list();
  }

  long count(String listener) {
    return database
        .sql("select count(*) from dead_letter where listener = ?")
        .param(listener)
        .query(Long.class)
        .single();
  }

  /**
   * Asks for another delivery of every dead letter of the same aggregate, in order, by the instance
   * that consumes the partition.
   *
   * @return how many messages that is
   */
  long requestRetry(String id) {
    return database
        .sql(
            """
            update dead_letter set retry = true
            where (listener, subject) = (select listener, subject from dead_letter where id = ?)
            """)
        .param(id)
        .update();
  }

  /** Removes a message for good; those behind it stay. */
  boolean drop(String id) {
    return database.sql("delete from dead_letter where id = ?").param(id).update() == 1;
  }

  private static DeadLetter read(ResultSet row, int number) throws SQLException {
    return new DeadLetter(
        row.getString("id"),
        row.getString("listener"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        new CloudEventMessage(
            row.getString("type"),
            row.getString("source"),
            row.getString("subject"),
            row.getLong("n"),
            row.getLong("prev"),
            null, // compared by the publisher only
            instant(row, "at"),
            row.getString("body")),
        row.getString("why"),
        instant(row, "since"),
        row.getBoolean("retry"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
