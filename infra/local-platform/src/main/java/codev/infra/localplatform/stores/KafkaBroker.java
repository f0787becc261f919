package codev.infra.localplatform.stores;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.HealthProbe;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessSpecification.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** An Apache Kafka broker of one node, with its own controller; messages are retained for ever. */
public final class KafkaBroker {

  private static final int HEAP_MEGABYTES = 128;

  /** Which versions of the protocol it speaks: a length, the request's key and version, two ids. */
  private static final byte[] VERSIONS_REQUEST = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

  private KafkaBroker() {}

  /**
   * @param reachedAt the port that clients are sent to: the broker's own, or a proxy's
   */
  public static ProcessSpecification program(
      DataDirectory data, Ports ports, int reachedAt, JavaCommand java) {
    var folder = data.store("kafka");
    var settings = data.store("kafka.properties");
    return new ProcessSpecification(
        "kafka",
        ports.kafka(),
        Set.of(),
        java.runningMain(KafkaBroker.class, HEAP_MEGABYTES, settings.toString()),
        Map.of("JAVA_TOOL_OPTIONS", ""),
        () -> write(settings, folder, ports, reachedAt),
        () -> answers(ports.kafka()),
        Health.shownOnly(() -> answers(ports.kafka())),
        1,
        "TERM");
  }

  static boolean answers(int port) throws IOException {
    return HealthProbe.answers(port, VERSIONS_REQUEST);
  }

  /** The child process: lays out an empty folder, then runs Kafka itself. */
  public static void main(String[] arguments) throws Exception {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(reader);
    }
    var folder = settings.getProperty("log.dirs");
    if (!Files.exists(Path.of(folder, "meta.properties"))) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder)
          .addDirectory(folder)
          .run();
    }
    Kafka.main(arguments);
  }

  private static void write(Path file, Path folder, Ports ports, int reachedAt) throws IOException {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + ports.kafkaController(),
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(ports.kafka(), ports.kafkaController()),
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + reachedAt,
            "log.dirs",
            folder.toString()));
    settings.putAll(
        Map.of(
            // those who publish and listen create their topics, with their partitions
            "auto.create.topics.enable", "false",
            // messages may be consumed again from the beginning, years later
            "log.retention.ms", "-1",
            "log.retention.bytes", "-1",
            // copies: there is one broker
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            // fits a heap of 128 MB
            "log.cleaner.dedupe.buffer.size", "4194304"));
    settings.putAll(
        Map.of(
            "offsets.topic.num.partitions", "4",
            // how far listeners had read shows a restored database, however long a service was away
            "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE),
            // back within seconds after kill -9: its former self is given up at once
            "broker.session.timeout.ms", "1500",
            "broker.heartbeat.interval.ms", "500"));
    Files.createDirectories(file.getParent());
    try (var writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
  }
}
