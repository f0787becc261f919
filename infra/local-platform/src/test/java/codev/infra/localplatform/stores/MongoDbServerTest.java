package codev.infra.localplatform.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The store of the read models")
@Timeout(120)
class MongoDbServerTest {

  /** Of the store's file, in blocks of {@code ulimit}: a disk that is full. */
  private static final int FEW_BLOCKS = 4_000;

  @TempDir Path folder;

  @Test
  @DisplayName("ends when a write fails for want of space, and opens again once there is room")
  void ends_when_a_write_fails() throws Exception {
    var port = freePort();
    var full = start(port, "ulimit -f " + FEW_BLOCKS);
    try (var client = connect(port)) {
      assertThatThrownBy(() -> insertForEver(client)).isInstanceOf(MongoException.class);
      assertThat(full.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(full.exitValue()).isNotZero();
    } finally {
      full.destroyForcibly();
    }

    var again = start(port, "true");
    try (var client = connect(port)) {
      var documents = client.getDatabase("db").getCollection("documents");
      var stored = documents.countDocuments();
      documents.insertOne(new Document("room", true));
      assertThat(documents.countDocuments()).isEqualTo(stored + 1);
    } finally {
      again.destroyForcibly();
    }
  }

  private static void insertForEver(MongoClient client) {
    var documents = client.getDatabase("db").getCollection("documents");
    for (int i = 0; ; i++)
      documents.insertOne(new Document("n", i).append("text", (i + "-").repeat(20_000)));
  }

  private Process start(int port, String limit) throws IOException {
    var java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            MongoDbServer.class.getName(),
            folder.resolve("documents.mv").toString(),
            String.valueOf(port));
    var command = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh"));
    command.addAll(java);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The driver waits until the server listens. */
  private static MongoClient connect(int port) {
    return MongoClients.create("mongodb://127.0.0.1:" + port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
