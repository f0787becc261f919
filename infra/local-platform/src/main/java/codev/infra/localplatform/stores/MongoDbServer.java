package codev.infra.localplatform.stores;

import static java.nio.charset.StandardCharsets.US_ASCII;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.HealthProbe;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.Readiness;
import de.bwaldvogel.mongo.MongoServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The store of the read models: a {@code mongod} found on the PATH, else a Java server that speaks
 * MongoDB's protocol. The latter may lose its last second in a crash, which is harmless:
 * projections store their positions in it and follow the log from there.
 */
public final class MongoDbServer {
  private static final int HEAP_MEGABYTES = 96;
  private static final String DOCUMENTS = "documents.mv";

  /** In a form that is no longer read: whatever stood in it is built anew from the log. */
  private static final String FORMERLY = "views.mv";

  private static final int OP_MSG = 2013;
  private static final byte[] PING = ping();

  private MongoDbServer() {}

  public static ProcessSpecification program(DataDirectory data, int port, JavaCommand java) {
    var folder = data.store("views");
    Readiness answers = () -> answers(port);
    return new ProcessSpecification(
        "views",
        port,
        Set.of(),
        onPath("mongod")
            .map(mongod -> mongod(mongod, folder.resolve("mongod"), port))
            .orElseGet(
                () ->
                    java.runningMain(
                        MongoDbServer.class,
                        HEAP_MEGABYTES,
                        folder.resolve(DOCUMENTS).toString(),
                        String.valueOf(port))),
        Map.of(),
        () -> {
          Files.createDirectories(folder.resolve("mongod"));
          Files.deleteIfExists(folder.resolve(FORMERLY));
        },
        answers,
        new ProcessSpecification.Health(() -> HealthProbe.listens(port), answers),
        1,
        "TERM");
  }

  static boolean answers(int port) throws IOException {
    return HealthProbe.answers(port, PING);
  }

  /** The command {@code {"ping": 1, "$db": "admin"}} as the one section of a message. */
  private static byte[] ping() {
    var command =
        ByteBuffer.allocate(64)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .put((byte) 0x10)
            .put("ping\0".getBytes(US_ASCII))
            .putInt(1)
            .put((byte) 0x02)
            .put("$db\0".getBytes(US_ASCII))
            .putInt("admin\0".length())
            .put("admin\0".getBytes(US_ASCII))
            .put((byte) 0);
    command.putInt(0, command.position()).flip();
    int length = 4 * Integer.BYTES + Integer.BYTES + 1 + command.remaining();
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(length)
        .putInt(1)
        .putInt(0)
        .putInt(OP_MSG)
        .putInt(0)
        .put((byte) 0)
        .put(command)
        .array();
  }

  /** The address of one database on a store of one's own or on the one started here. */
  public static String uri(String store, String database) {
    var options = store.indexOf('?');
    var server =
        (options < 0 ? store : store.substring(0, options)).replaceFirst("(?<=[^/])/[^/]*$", "");
    return server + "/" + database + (options < 0 ? "" : store.substring(options));
  }

  /**
   * The child process: a file and a port. It ends when its store has closed itself, as it does when
   * a write has failed because the disk is full: started again, it opens what was stored before.
   */
  public static void main(String[] arguments) {
    var backend = new EmbeddedMongoH2Backend(arguments[0]);
    var server = new MongoServer(backend);
    server.bind(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])));
    var stopping = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopping.set(true);
                  server.shutdownNow();
                }));
    while (!backend.isClosed()) PollDelay.sleep(500);
    if (stopping.get()) return;
    System.out.println("FATAL: the store has closed itself, since a write failed");
    Runtime.getRuntime().halt(1);
  }

  private static List<String> mongod(Path mongod, Path folder, int port) {
    return List.of(
        mongod.toString(),
        "--dbpath",
        folder.toString(),
        "--port",
        String.valueOf(port),
        "--bind_ip",
        "127.0.0.1");
  }

  private static Optional<Path> onPath(String program) {
    var path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
