package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  private static final String CODE = "code";

  private final TestPostgres.Database log;
  private final MongoCollection<Document> tokens;
  private final AuthenticityCodes codes;
  private final List<String> names;

  public HalfBuiltViews(TestPostgres.Database log, MongoDatabase views, AuthenticityCodes codes) {
    this.log = log;
    this.codes = codes;
    tokens = views.getCollection("tokens");
    names = tokens.distinct("_id", String.class).into(new ArrayList<>());
    var fence = Long.parseLong(log.ask("select max(fence) + " + AHEAD + " from lease"));
    log.ask(
        "update lease set holder = 'another instance', fence = "
            + fence
            + ", until = clock_timestamp() + interval '1 hour' where name in ("
            + quoted()
            + ")");
    changeTokens(token -> token.append("target", TARGET).append("fence", fence));
  }

  /** As the service computes them: a token of others would be taken for altered. */
  public interface AuthenticityCodes {
    String code(String what, Map<String, ?> fields);
  }

  private void changeTokens(Consumer<Document> change) {
    for (var token : tokens.find().into(new ArrayList<>())) {
      token.remove(CODE);
      change.accept(token);
      var name = token.getString("_id");
      var code = codes.code(name + " token", token);
      if (!code.isEmpty()) token.append(CODE, code);
      tokens.replaceOne(new Document("_id", name), token);
    }
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
    changeTokens(token -> token.remove("target"));
    log.ask("update lease set until = clock_timestamp() where name in (" + quoted() + ")");
  }
}
