package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole platform, started once as anybody starts it: {@code ./codev up --detach}. */
final class Platform {
  /** The gateway's port and those after it. */
  private static final int PORTS = 9;

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root = root();
  private final Path data;
  private final int port = freeRange();

  private Platform() {
    try {
      data = Files.createTempDirectory("codev-system-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> codev("down")));
    codev("up", "--detach", "--port", String.valueOf(port));
  }

  /** Started at first use, stopped with the tests. */
  static Platform running() {
    return Running.PLATFORM;
  }

  private static final class Running {
    static final Platform PLATFORM = new Platform();
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  Path data() {
    return data;
  }

  String token(String name) {
    return codev("token", name).strip();
  }

  /** Where a process listens. */
  int portOf(String process) {
    return status(process).path("port").asInt();
  }

  /** As the operating system does it: at once, without a word. */
  void kill(String process) {
    ProcessHandle.of(status(process).path("pid").asLong()).orElseThrow().destroyForcibly();
  }

  /** Fails unless the export is intact. */
  void verifyAudit(Path... files) {
    var arguments = new ArrayList<>(List.of("verify-audit"));
    for (var file : files) arguments.add(file.toString());
    run(arguments);
  }

  private JsonNode status(String process) {
    var status = JSON.readTree(codev("status", "--json"));
    var list = status.isArray() ? status : status.path("processes");
    return StreamSupport.stream(list.spliterator(), false)
        .filter(p -> p.path("name").asString("").equals(process))
        .findFirst()
        .orElseThrow(() -> new AssertionError(process + " is not in " + status));
  }

  private String codev(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return run(all);
  }

  private String run(List<String> arguments) {
    var command = new ArrayList<>(List.of(root.resolve("codev").toString()));
    command.addAll(arguments);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new AssertionError(command + ": " + said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("codev"))) folder = folder.getParent();
    return folder;
  }

  private static int freeRange() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 30_000))
        .limit(1_000)
        .filter(first -> IntStream.range(first, first + PORTS).allMatch(Platform::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
