package codev.gateway.limits;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Redis of Debian's package, on a free port, which keeps nothing when it ends. */
public final class RedisServer implements AutoCloseable {
  private final String program;
  private final Path folder;
  private final int port;
  private Process process;

  /** Skips the test, and says so, on a machine without the program. */
  public RedisServer(Path folder) throws IOException {
    var found = onPath().filter(Files::isExecutable).findFirst();
    assumeTrue(found.isPresent(), "there is no redis-server: Debian's package of that name has it");
    this.program = found.orElseThrow().toString();
    this.folder = folder;
    this.port = freePort();
    this.process = started();
  }

  public String address() {
    return "redis://127.0.0.1:" + port;
  }

  public void startAgain() throws IOException {
    process = started();
  }

  private Process started() throws IOException {
    var redis =
        new ProcessBuilder(
                program,
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--save",
                "",
                "--appendonly",
                "no")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.log").toFile())
            .start();
    Awaitility.await().until(this::isListening);
    return redis;
  }

  private boolean isListening() {
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  public void stop() {
    process
        .destroyForcibly()
        .onExit()
        .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    stop();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Stream<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "redis-server"));
  }
}
