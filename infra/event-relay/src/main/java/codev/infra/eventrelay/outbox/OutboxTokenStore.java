package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.Timelines;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the outbox's tokens in the database of the log that they point into: both are lost
 * together or not at all.
 */
final class OutboxTokenStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;

  OutboxTokenStore(DataSource dataSource) {
    database = JdbcClient.create(dataSource);
  }

  /** The token, whichever instance moves it. */
  OutboxToken find(String processor) {
    return database
        .sql("select position, hash, last_said, timeline from relay_token where follower = ?")
        .param(processor)
        .query((row, _) -> token(row))
        .optional()
        .orElse(OutboxToken.START);
  }

  private static OutboxToken token(ResultSet row) throws SQLException {
    return new OutboxToken(
        new LogPosition(row.getLong("position"), row.getString("hash")),
        List.of(JSON.readValue(row.getString("last_said"), Long[].class)),
        row.getInt("timeline"));
  }

  /**
   * Takes the token over for a term of this instance: from then on a move under a lower number is
   * refused.
   *
   * @param fence number of the lease
   * @throws StaleFenceException if another instance has taken it over under a higher number
   */
  OutboxToken begin(String processor, long fence) {
    var start = OutboxToken.START;
    database
        .sql(
            """
            insert into relay_token (follower, position, hash, last_said) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(processor, start.logPosition().position(), start.logPosition().hash(), json(start))
        .update();
    return database
        .sql(
            """
            update relay_token set fence = ? where follower = ? and fence <= ?
            returning position, hash, last_said, timeline
            """)
        .params(fence, processor, fence)
        .query((row, _) -> token(row))
        .optional()
        .orElseThrow(() -> new StaleFenceException(processor, fence, fence(processor)));
  }

  /**
   * Moves the token of this term.
   *
   * @throws StaleFenceException if another instance has taken it over under a higher number
   */
  void move(String processor, long fence, OutboxToken from, OutboxToken to) {
    var moved =
        statement(
                """
                update relay_token set
                  position = :position, hash = :hash, last_said = :lastPublished,
                  timeline = :timeline
                where follower = :processor and position = :from and fence = :fence
                """,
                processor,
                to)
            .param("from", from.logPosition().position())
            .param("fence", fence)
            .update();
    if (moved > 0) return;
    var stored = fence(processor);
    if (stored > fence) throw new StaleFenceException(processor, fence, stored);
    throw new IllegalStateException(
        processor + ": the token is no longer at " + from.logPosition().position());
  }

  private long fence(String processor) {
    return database
        .sql("select fence from relay_token where follower = ?")
        .param(processor)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Sets the token wherever it is: what an operator wants published again. */
  void reset(String processor, OutboxToken to) {
    statement(
            """
            update relay_token set
              position = :position, hash = :hash, last_said = :lastPublished, timeline = :timeline
            where follower = :processor
            """,
            processor,
            to)
        .update();
  }

  private JdbcClient.StatementSpec statement(String sql, String processor, OutboxToken to) {
    return database
        .sql(sql)
        .param("position", to.logPosition().position())
        .param("hash", to.logPosition().hash())
        .param("lastPublished", json(to))
        .param("timeline", to.timeline())
        .param("processor", processor);
  }

  /** Kafka's id of the topic that everything up to the token is in; empty before the first one. */
  Optional<String> topicId(String processor) {
    return database
        .sql("select topic_id from relay_token where follower = ? and topic_id is not null")
        .param(processor)
        .query(String.class)
        .optional();
  }

  /** Notes the topic that is published to from now on, in a term of this instance. */
  void setTopicId(String processor, long fence, String topicId) {
    database
        .sql("update relay_token set topic_id = ? where follower = ? and fence = ?")
        .params(topicId, processor, fence)
        .update();
  }

  /** Sets the token back to the first event, for a topic in which nothing is. */
  void startOver(String processor, long fence, String topicId) {
    statement(
            """
            update relay_token set
              position = :position, hash = :hash, last_said = :lastPublished, timeline = :timeline,
              topic_id = :topicId
            where follower = :processor and fence = :fence
            """,
            processor,
            OutboxToken.START)
        .param("topicId", topicId)
        .param("fence", fence)
        .update();
  }

  Timelines timelines(String processor) {
    return new Timelines(
        database
            .sql("select timeline, after_position from relay_timeline where follower = ?")
            .param(processor)
            .query(
                (row, _) ->
                    new Timelines.Timeline(row.getInt("timeline"), row.getLong("after_position")))
            .list());
  }

  /**
   * Begins a new timeline.
   *
   * @param first token before the first message that is to be published, which may still be of an
   *     earlier timeline
   */
  void beginTimeline(String processor, Timelines.Timeline begun, OutboxToken first) {
    statement(
            """
            with begun as (
              insert into relay_timeline (follower, timeline, after_position)
              values (:processor, :begun, :after))
            update relay_token set
              position = :position, hash = :hash, last_said = :lastPublished, timeline = :timeline
            where follower = :processor
            """,
            processor,
            first)
        .param("begun", begun.number())
        .param("after", begun.after())
        .update();
  }

  private static String json(OutboxToken token) {
    return JSON.writeValueAsString(token.lastPublished());
  }
}
