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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** An Apache Kafka broker of one node, with its own controller; messages are retained for ever. */
public final class KafkaBroker {

  private static final int HEAP_MEGABYTES = 128;

  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";

  /** Which versions of the protocol it speaks: a length, the request's key and version, two ids. */
  private static final byte[] VERSIONS_REQUEST = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

  private KafkaBroker() {}

  /**
   * @param reachedAt the port that clients are sent to: the broker's own, or a proxy's
   */
  public static ProcessSpecification program(
      DataDirectory data, Ports ports, int reachedAt, JavaCommand java) {
    var accounts = accounts(data);
    var file = settingsFile(data);
    return new ProcessSpecification(
        "kafka",
        ports.kafka(),
        Set.of(),
        java.runningMain(KafkaBroker.class, HEAP_MEGABYTES, file.toString()),
        Map.of("JAVA_TOOL_OPTIONS", ""),
        () -> write(settings(data, ports, reachedAt), file),
        () -> answers(ports.kafka()) && accounts.areGranted(ports.kafka()),
        Health.shownOnly(() -> answers(ports.kafka())),
        1,
        "TERM");
  }

  /** Who signs in to it. */
  public static KafkaAccounts accounts(DataDirectory data) {
    return new KafkaAccounts(data.secrets());
  }

  static boolean answers(int port) throws IOException {
    return HealthProbe.answers(port, VERSIONS_REQUEST);
  }

  /** The child process: lays out an empty folder, then runs Kafka itself. */
  public static void main(String[] arguments) throws Exception {
    layOut(read(Path.of(arguments[0])));
    Kafka.main(arguments);
  }

  static Path settingsFile(DataDirectory data) {
    return data.store("kafka.properties");
  }

  static Properties read(Path file) throws IOException {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    return settings;
  }

  static void layOut(Properties settings) throws Exception {
    var folder = settings.getProperty("log.dirs");
    if (Files.exists(Path.of(folder, "meta.properties"))) return;
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(folder)
        .addDirectory(folder)
        .run();
  }

  private static Properties settings(DataDirectory data, Ports ports, int reachedAt) {
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
            CONTROLLER,
            "listeners",
            "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
                .formatted(CLIENTS, ports.kafka(), CONTROLLER, ports.kafkaController()),
            "advertised.listeners",
            CLIENTS + "://127.0.0.1:" + reachedAt,
            "log.dirs",
            data.store("kafka").toString()));
    settings.putAll(accounts(data).brokerSettings(CLIENTS, CONTROLLER));
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
    return settings;
  }

  /** Passwords are among them: nobody but its owner reads the file. */
  private static void write(Properties settings, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
  }
}
