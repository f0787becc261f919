package codev.infra.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in the test's own process, which can be stopped and started again on the same
 * port and the same data.
 */
public final class TestBroker {
  private final int advertisedPort;
  private final Map<String, Object> settings;
  private @Nullable KafkaRaftServer server;

  /** One broker for all tests of this process that do not stop it; topics keep them apart. */
  public static TestBroker shared() {
    return SharedBroker.BROKER;
  }

  private static final class SharedBroker {
    static final TestBroker BROKER = new TestBroker().start();
  }

  public TestBroker() {
    this(port -> port);
  }

  /**
   * A broker that its clients reach through a proxy.
   *
   * @param proxy starts a proxy to the port that it is given, and gives its own
   */
  public TestBroker(IntUnaryOperator proxy) {
    int port = freePort();
    advertisedPort = proxy.applyAsInt(port);
    settings = settings(port, advertisedPort, freePort(), TemporaryFolders.create("broker"));
    format();
  }

  public TestBroker start() {
    server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return this;
  }

  public void stop() {
    if (server == null) return;
    server.shutdown();
    server.awaitShutdown();
    server = null;
  }

  /** For {@code spring.kafka.bootstrap-servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + advertisedPort;
  }

  private static Map<String, Object> settings(
      int port, int advertisedPort, int controllerPort, Path folder) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
        Map.entry("log.dirs", folder.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));
  }

  private void format() {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .addDirectory((String) settings.get("log.dirs"))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format the broker's storage", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
