package codev.infra.eventrelay;

import codev.infra.eventstore.log.LogPosition;
import java.util.List;
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

  OutboxToken find(String processor) {
    var start = OutboxToken.START;
    database
        .sql("insert into relay_token values (?, ?, ?, ?) on conflict do nothing")
        .params(processor, start.logPosition().position(), start.logPosition().hash(), json(start))
        .update();
    return database
        .sql("select position, hash, last_said from relay_token where follower = ?")
        .param(processor)
        .query(
            (row, _) ->
                new OutboxToken(
                    new LogPosition(row.getLong("position"), row.getString("hash")),
                    List.of(JSON.readValue(row.getString("last_said"), Long[].class))))
        .single();
  }

  /** Refused when another instance has moved it meanwhile. */
  void move(String processor, OutboxToken from, OutboxToken to) {
    var moved =
        database
            .sql(
                "update relay_token set position = ?, hash = ?, last_said = ?"
                    + " where follower = ? and position = ?")
            .params(
                to.logPosition().position(),
                to.logPosition().hash(),
                json(to),
                processor,
                from.logPosition().position())
            .update();
    if (moved == 0)
      throw new IllegalStateException(
          processor + ": the token is no longer at " + from.logPosition().position());
  }

  /** Sets the token wherever it is: what an operator wants published again. */
  void reset(String processor, OutboxToken to) {
    database
        .sql("update relay_token set position = ?, hash = ?, last_said = ? where follower = ?")
        .params(to.logPosition().position(), to.logPosition().hash(), json(to), processor)
        .update();
  }

  private static String json(OutboxToken token) {
    return JSON.writeValueAsString(token.lastPublished());
  }
}
