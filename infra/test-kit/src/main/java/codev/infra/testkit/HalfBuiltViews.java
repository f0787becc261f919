package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The views of a running service as if another instance had begun to build them when the log was
 * much longer. It holds their leases, and their tokens carry its fencing number: what the service's
 * own processors write under theirs is refused until this is closed.
 */
public final class HalfBuiltViews implements AutoCloseable {
  private static final long TARGET = 1_000_000;

  /** No processor that takes a lease at this moment has the same number. */
  private static final int AHEAD = 1_000;

  private final TestPostgres.Database log;
  private final MongoCollection<Document> tokens;
  private final List<String> names;

  public HalfBuiltViews(TestPostgres.Database log, MongoDatabase views) {
    this.log = log;
    tokens = views.getCollection("tokens");
    names = tokens.distinct("_id", String.class).into(new ArrayList<>());
    var fence = Long.parseLong(log.ask("select max(fence) + " + AHEAD + " from lease"));
    log.ask(
        "update lease set holder = 'another instance', fence = "
            + fence
            + ", until = clock_timestamp() + interval '1 hour' where name in ("
            + quoted()
            + ")");
    tokens.updateMany(
        new Document(),
        new Document("$set", new Document("target", TARGET).append("fence", fence)));
  }

  /**
   * Asserts that the service takes none of them for readable any more: it looks at each again
   * within a second, not at all at once.
   *
   * @param health body of its {@code /actuator/health/read-models}
   */
  public void mustBeKnownTo(String health) {
    assertThat(health)
        .contains(
            names.stream()
                .filter(name -> !name.contains("#"))
                .map("\"%s\":\"being rebuilt"::formatted)
                .toList());
  }

  private String quoted() {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  /** They are whole again, and free for the service's own processors. */
  @Override
  public void close() {
    tokens.updateMany(new Document(), new Document("$unset", new Document("target", TARGET)));
    log.ask("update lease set until = clock_timestamp() where name in (" + quoted() + ")");
  }
}
