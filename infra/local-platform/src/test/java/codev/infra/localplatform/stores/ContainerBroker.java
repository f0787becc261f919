package codev.infra.localplatform.stores;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.utils.Time;
import org.yaml.snakeyaml.Yaml;

/**
 * One of the containers' brokers in the test's own process: with the settings of its container, but
 * for addresses, folders and copies, and with the accounts that the containers make.
 */
final class ContainerBroker implements AutoCloseable {
  private static final String PREFIX = "KAFKA_";

  private final ContainerScripts scripts;
  private final List<String> files;
  private final Path folder;
  private final int clients = freePort();
  private final int brokers = freePort();
  private final int controller = freePort();
  private final KafkaRaftServer server;

  /**
   * @param files of Compose, each of which adds to those before it
   */
  ContainerBroker(ContainerScripts scripts, List<String> files, Path folder) throws Exception {
    this.scripts = scripts;
    this.files = files;
    this.folder = folder;
    var settings = settings();
    KafkaBroker.layOut(settings);
    server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private Properties settings() throws Exception {
    var settings = new Properties();
    environment("kafka-1").forEach((name, value) -> addTo(settings, name, value));
    scripts
        .run("kafka.sh", "kafka", Map.of("KAFKA_RUN", "/usr/bin/env"))
        .lines()
        .filter(line -> line.startsWith("KAFKA_LISTENER_NAME_"))
        .map(line -> line.split("=", 2))
        .forEach(setting -> addTo(settings, setting[0], setting[1]));
    settings.putAll(
        Map.of(
            "controller.quorum.voters",
            "1@localhost:" + controller,
            "listeners",
            "CLIENTS://localhost:%d,CONTROLLER://localhost:%d,BROKERS://localhost:%d"
                .formatted(clients, controller, brokers),
            "advertised.listeners",
            "CLIENTS://localhost:%d,BROKERS://localhost:%d".formatted(clients, brokers),
            "log.dirs",
            folder.toString(),
            "default.replication.factor",
            "1",
            "min.insync.replicas",
            "1",
            "offsets.topic.replication.factor",
            "1",
            "log.cleaner.dedupe.buffer.size",
            "4194304"));
    return settings;
  }

  /** By the rule of the image: two underscores are one, three are a hyphen, one is a full stop. */
  private void addTo(Properties settings, String variable, String value) {
    if (!variable.startsWith(PREFIX) || variable.equals("KAFKA_HEAP_OPTS")) return;
    var name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    settings.setProperty(name.replace("...", "-").replace("..", "_"), here(value, "kafka"));
  }

  /** Where the test has what a container sees as its secrets. */
  private String here(String value, String container) {
    return value.replace("/secrets/", scripts.secrets().resolve(container) + "/");
  }

  /** What Compose gives a container. */
  private Map<String, String> environment(String container) throws IOException {
    var environment = new HashMap<String, String>();
    for (var file : files)
      try (var reader = Files.newBufferedReader(ContainerScripts.REPOSITORY.resolve(file))) {
        Map<String, Map<String, Map<String, Map<String, String>>>> all = new Yaml().load(reader);
        var containers = requireNonNull(all.get("services"), file);
        var described = requireNonNull(containers.get(container), container);
        environment.putAll(requireNonNull(described.get("environment"), container));
      }
    return environment;
  }

  /** Makes the accounts as the script does whose tools this test does not have. */
  void makeAccounts() throws Exception {
    try (var kafka = Admin.create(administrator())) {
      var passwords = new ArrayList<UserScramCredentialAlteration>();
      for (var log : ServiceLog.values())
        passwords.add(
            new UserScramCredentialUpsertion(
                log.database(),
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                scripts.secret("kafka/" + log.database())));
      kafka.alterUserScramCredentials(passwords).all().get();
      kafka.createAcls(KafkaAccounts.grants()).all().get();
    }
  }

  /** What the script gives its tools. */
  private Map<String, Object> administrator() throws Exception {
    var noted = folder.resolveSibling("administrator");
    for (var program : List.of("kafka-acls.sh", "kafka-configs.sh"))
      scripts.replace(program, "#!/bin/sh\ncp \"$4\" '%s'\n".formatted(noted));
    var environment = new HashMap<String, String>();
    environment("kafka-accounts")
        .forEach((name, value) -> environment.put(name, here(value, "kafka")));
    var _ = scripts.run("kafka-accounts.sh", "kafka", environment);
    var settings = new HashMap<String, Object>();
    KafkaBroker.read(noted).forEach((name, value) -> settings.put((String) name, value));
    settings.put("bootstrap.servers", "localhost:" + brokers);
    return settings;
  }

  /** What Spring Boot makes of a service's environment and secrets. */
  Map<String, Object> client(ServiceLog log) throws IOException {
    var client = new HashMap<String, Object>();
    environment(log.service())
        .forEach(
            (name, value) -> {
              if (name.startsWith(KafkaBrokerTest.SPRING))
                client.put(KafkaBrokerTest.property(name), here(value, log.service()));
            });
    client.put(
        "sasl.jaas.config",
        scripts.secret(log.service() + "/settings/spring.kafka.properties.sasl.jaas.config"));
    client.put("bootstrap.servers", "localhost:" + clients);
    return client;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
