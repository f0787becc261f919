package codev.infra.localplatform.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.process.HealthProbe;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The process of the local read-model store")
class EmbeddedMongoServerTest {
  /** Of 512 bytes each, on every system that has a POSIX shell. */
  private static final int MOST_BLOCKS = 4_000;

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("ends with an error when its file cannot be written, and starts on what was saved")
  void ends_when_its_file_cannot_be_written() throws Exception {
    var full = start("ulimit -f " + MOST_BLOCKS + "; ");
    use(full.port(), documents -> documents.insertOne(new Document("_id", "first")));

    assertThatThrownBy(() -> use(full.port(), EmbeddedMongoServerTest::fill)).isNotNull();

    assertThat(full.process().waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(full.process().exitValue()).isPositive();
    var again = start("");
    use(again.port(), documents -> assertThat(documents.countDocuments()).isPositive());
    again.process().destroy();
    assertThat(again.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private record Started(Process process, int port) {}

  private Started start(String limit) throws IOException {
    var port = freePort();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                "sh",
                "-c",
                limit + "exec \"$0\" \"$@\"",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMongoServer.class.getName(),
                folder.resolve("documents.mv").toString(),
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    processes.add(process);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> HealthProbe.listens(port));
    return new Started(process, port);
  }

  private static void use(int port, Consumer<MongoCollection<Document>> work) {
    try (var client =
        MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=2000")) {
      work.accept(client.getDatabase("views").getCollection("documents"));
    }
  }

  private static void fill(MongoCollection<Document> documents) {
    for (int i = 0; i < 10_000; i++) {
      var random = new byte[20_000];
      new Random(i).nextBytes(random);
      documents.insertMany(List.of(new Document("_id", "document " + i).append("content", random)));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
