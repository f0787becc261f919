package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers the hashes of the publishers' logs at the last positions that a listener has handled: a
 * message of the same position and another hash is of another log. So is one of a position among
 * them that has none.
 */
final class PublisherLogHashes {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;
  private final String listener;
  private final long remembered;
  private final Map<MessagePosition, String> unsaved = new HashMap<>();

  private record MessagePosition(String source, long n) {}

  /** The hash of a publisher's log at a position. */
  record Row(String source, long n, String hash) {}

  /**
   * Hashes that are to be saved.
   *
   * @param remembered how many of the last positions of each source are kept then
   */
  record Unsaved(List<Row> rows, long remembered) {
    boolean isEmpty() {
      return rows.isEmpty();
    }

    String json() {
      return JSON.writeValueAsString(rows);
    }
  }

  /**
   * @param remembered how many of the last positions
   */
  PublisherLogHashes(DataSource dataSource, String listener, long remembered) {
    database = JdbcClient.create(dataSource);
    this.listener = listener;
    this.remembered = remembered;
  }

  /** Messages of earlier versions have none. */
  void add(CloudEventMessage message) {
    var hash = message.hash();
    if (hash != null) unsaved.put(new MessagePosition(message.source(), message.n()), hash);
  }

  /** Empty if the position was not handled, or too long ago. */
  Optional<String> find(String source, long n) {
    return Optional.ofNullable(unsaved.get(new MessagePosition(source, n)))
        .or(() -> saved(source, n));
  }

  private Optional<String> saved(String source, long n) {
    return database
        .sql("select hash from handled_hash where listener = ? and source = ? and n = ?")
        .params(listener, source, n)
        .query(String.class)
        .optional();
  }

  /** Whether the hash would still be there if the position was handled. */
  boolean isRemembered(String source, long n) {
    var furthest =
        unsaved.keySet().stream()
            .filter(position -> position.source().equals(source))
            .mapToLong(MessagePosition::n)
            .reduce(savedFurthest(source), Math::max);
    return n > furthest - remembered;
  }

  private long savedFurthest(String source) {
    return database
        .sql("select coalesce(max(n), 0) from handled_hash where listener = ? and source = ?")
        .params(listener, source)
        .query(Long.class)
        .single();
  }

  /** What was added since the last call; who calls it has to save it. */
  Unsaved take() {
    var rows =
        unsaved.entrySet().stream()
            .map(each -> new Row(each.getKey().source(), each.getKey().n(), each.getValue()))
            .toList();
    unsaved.clear();
    return new Unsaved(rows, remembered);
  }
}
