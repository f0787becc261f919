package codev.infra.testkit;

import de.bwaldvogel.mongo.MongoServer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The views' store of a test: an embedded server in the test's own process, or the server that the
 * environment's {@code CODEV_MONGODB_URI} names. Every test gets a database of its own.
 */
public final class TestMongo {
  private static final Pattern URI =
      Pattern.compile("(?<server>mongodb(\\+srv)?://[^/?]+)(/[^?]*)?(?<options>\\?.*)?");

  private TestMongo() {}

  /** An empty database, for {@code spring.mongodb.uri}. */
  public static String freshUri() {
    var server = URI.matcher(System.getenv().getOrDefault("CODEV_MONGODB_URI", EmbeddedServer.URI));
    if (!server.matches()) throw new IllegalStateException("CODEV_MONGODB_URI is no MongoDB URI");
    var options = server.group("options");
    return server.group("server")
        + "/test_"
        + UUID.randomUUID().toString().replace("-", "")
        + (options == null ? "" : options);
  }

  /** Started at first use, gone with the process. */
  private static final class EmbeddedServer {
    static final String URI = new MongoServer(new QuickScanBackend()).bindAndGetConnectionString();
  }
}
