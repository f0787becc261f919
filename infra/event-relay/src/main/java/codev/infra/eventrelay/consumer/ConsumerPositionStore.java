package codev.infra.eventrelay.consumer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the positions of one listener in PostgreSQL, beside the log that its commands change: both
 * are lost and restored together, and a lost view changes nothing.
 */
public final class ConsumerPositionStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Long>> BY_SOURCE = new TypeReference<>() {};

  private final JdbcClient database;
  private final String listener;

  public ConsumerPositionStore(DataSource dataSource, String listener) {
    database = JdbcClient.create(dataSource);
    this.listener = listener;
  }

  /**
   * What this instance goes on with.
   *
   * @param resumedUntil end of the partition when an operator let the listener go on after its
   *     database was restored; 0 if that has not been
   */
  record Assignment(ConsumerPosition position, long resumedUntil) {}

  /**
   * Begins a new epoch of the partition, in which this instance alone may store its position.
   *
   * @param topicId Kafka's id of the topic: in a topic of another id, though of the same name, the
   *     stored offset means nothing and reading begins at its start. What was handled before is
   *     recognised by its position in the publisher's log.
   */
  Assignment assign(TopicPartition partition, String topicId) {
    return database
        .sql(
            """
            insert into consumer_position as known
              (listener, topic, partition, topic_id, record_offset, handled, epoch)
            values (:listener, :topic, :partition, :topicId, 0, '{}', 1)
            on conflict (listener, topic, partition) do update set
              epoch = known.epoch + 1,
              record_offset =
                case when known.topic_id = excluded.topic_id then known.record_offset else 0 end,
              resumed_until =
                case when known.topic_id = excluded.topic_id then known.resumed_until else 0 end,
              restored_from = null,
              topic_id = excluded.topic_id
            returning record_offset, handled, hashed_after, epoch, resumed_until
            """)
        .param("listener", listener)
        .param("topic", partition.topic())
        .param("partition", partition.partition())
        .param("topicId", topicId)
        .query(
            (row, _) ->
                new Assignment(
                    new ConsumerPosition(
                        row.getLong("record_offset"),
                        bySource(row, "handled"),
                        bySource(row, "hashed_after"),
                        row.getLong("epoch")),
                    row.getLong("resumed_until")))
        .single();
  }

  /**
   * Notes that the listener had read further than its database, which was restored, knows of.
   *
   * @param end of the partition now
   */
  void stop(TopicPartition partition, long epoch, long end) {
    database
        .sql(
            "update consumer_position set restored_from = ?"
                + " where listener = ? and topic = ? and partition = ? and epoch = ?")
        .params(end, listener, partition.topic(), partition.partition(), epoch)
        .update();
  }

  /**
   * Lets the listener go on where it is stopped because its database was restored. The instances
   * that consume these partitions notice the new epoch.
   *
   * @return the number of partitions
   */
  public int resumeAfterRestore() {
    return database
        .sql(
            """
            update consumer_position set
              resumed_until = restored_from,
              restored_from = null,
              epoch = epoch + 1
            where listener = ? and restored_from is not null
            """)
        .param(listener)
        .update();
  }

  /** Whether no other instance has been assigned the partition since. */
  boolean isAssigned(TopicPartition partition, long epoch) {
    return database
        .sql(
            "select 1 from consumer_position"
                + " where listener = ? and topic = ? and partition = ? and epoch = ?")
        .params(listener, partition.topic(), partition.partition(), epoch)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The furthest position of a publisher's log that the listener has handled, in any partition. */
  long furthest() {
    return database
        .sql(
            "select coalesce(max(h.n::bigint), 0)"
                + " from consumer_position, jsonb_each_text(handled) as h (source, n)"
                + " where listener = ?")
        .param(listener)
        .query(Long.class)
        .single();
  }

  /**
   * Lets the listener go on without the message that is missing or refused. The instance that
   * consumes the partition notices the new epoch and begins again: after a gap at its offset, else
   * behind the refused record. What is missing is dropped should it be published again.
   *
   * @return false if no message is missing or refused there
   */
  public boolean giveUpMissing(int partition) {
    return database
            .sql(
                """
                update consumer_position set
                  handled = case when gap is null then handled
                    else jsonb_set(handled, array[gap ->> 'source'], gap -> 'prev') end,
                  hashed_after = case when gap is null then hashed_after
                    else jsonb_set(hashed_after, array[gap ->> 'source'], gap -> 'prev') end,
                  record_offset = case when gap is null then (refused ->> 'offset')::bigint + 1
                    else record_offset end,
                  gap = null,
                  refused = null,
                  epoch = epoch + 1
                where listener = ? and partition = ?
                  and (gap is not null or refused is not null)
                """)
            .params(listener, partition)
            .update()
        > 0;
  }

  public String listener() {
    return listener;
  }

  /**
   * State of the listener in one partition.
   *
   * @param gap null while no message is missing
   * @param refused null while none is refused
   * @param restoredFrom end of the partition when it was noticed that the database was restored,
   *     while the listener is stopped for that; null otherwise
   */
  public record Partition(
      String topic,
      int partition,
      long offset,
      Map<String, Long> handled,
      @Nullable MessageGap gap,
      @Nullable RefusedMessage refused,
      @Nullable Long restoredFrom) {}

  public List<Partition> partitions() {
    return database
        .sql("select * from consumer_position where listener = ? order by topic, partition")
        .param(listener)
        .query(
            (row, _) ->
                new Partition(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    bySource(row, "handled"),
                    read(row.getString("gap"), MessageGap.class),
                    read(row.getString("refused"), RefusedMessage.class),
                    row.getObject("restored_from", Long.class)))
        .list();
  }

  private static Map<String, Long> bySource(ResultSet row, String column) throws SQLException {
    return Map.copyOf(JSON.readValue(row.getString(column), BY_SOURCE));
  }

  private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
    return json == null ? null : JSON.readValue(json, type);
  }

  private static @Nullable String write(@Nullable Object value) {
    return value == null ? null : JSON.writeValueAsString(value);
  }

  /**
   * Without effect, and false, when the partition has been assigned to another instance, or the
   * stored position is another one than before.
   *
   * @param stoppage why the position stays
   * @param hashes of what was handled up to there, saved in any case; those that are too long ago
   *     are forgotten
   */
  boolean save(
      TopicPartition partition,
      ConsumerPosition before,
      ConsumerPosition position,
      Stoppage stoppage,
      PublisherLogHashes.Unsaved hashes) {
    return database
            .sql(
                """
                with hashes as (
                  select source, n, hash
                  from jsonb_to_recordset(:hashes::jsonb) as r (source text, n bigint, hash text)),
                saved as (
                  insert into handled_hash (listener, source, n, hash)
                  select :listener, source, n, hash from hashes
                  on conflict do nothing),
                forgotten as (
                  delete from handled_hash h
                  using (select source, max(n) as furthest from hashes group by source) newest
                  where h.listener = :listener and h.source = newest.source
                    and h.n <= newest.furthest - :remembered)
                update consumer_position
                set record_offset = :offset, handled = :handled::jsonb,
                  hashed_after = :hashedAfter::jsonb, gap = :gap::jsonb, refused = :refused::jsonb
                where listener = :listener and topic = :topic and partition = :partition
                  and epoch = :epoch and record_offset = :before
                """)
            .param("offset", position.offset())
            .param("before", before.offset())
            .param("hashes", hashes.json())
            .param("remembered", hashes.remembered())
            .param("handled", JSON.writeValueAsString(position.handled()))
            .param("hashedAfter", JSON.writeValueAsString(position.hashedAfter()))
            .param("gap", write(stoppage.gap()))
            .param("refused", write(stoppage.refused()))
            .param("listener", listener)
            .param("topic", partition.topic())
            .param("partition", partition.partition())
            .param("epoch", position.epoch())
            .update()
        == 1;
  }
}
