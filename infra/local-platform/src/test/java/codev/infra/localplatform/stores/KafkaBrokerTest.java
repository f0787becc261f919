package codev.infra.localplatform.stores;

import static codev.infra.localplatform.stores.ServiceLog.GROUPS;
import static codev.infra.localplatform.stores.ServiceLog.LEARNING;
import static codev.infra.localplatform.stores.ServiceLog.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The broker of a local platform")
@Timeout(180)
class KafkaBrokerTest {
  private static final int PARTITIONS = 2;

  /** What Spring Boot reads the settings of Kafka's clients from. */
  static final String SPRING = "SPRING_KAFKA_PROPERTIES_";

  @TempDir static Path folder;

  private static DataDirectory data;
  private static Ports ports;
  private static KafkaRaftServer server;

  @BeforeAll
  static void start() throws Exception {
    data = new DataDirectory(folder);
    ports = freePorts();
    var program =
        KafkaBroker.program(
            data, ports, ports.kafka(), new JavaCommand(Path.of("/built/tree"), false));
    program.preparation().prepare();
    var settings = KafkaBroker.read(KafkaBroker.settingsFile(data));
    KafkaBroker.layOut(settings);
    server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> program.readiness().isReady());
    for (var log : ServiceLog.values()) create(log);
  }

  @AfterAll
  static void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** As the relay does, which reads from the answer how many partitions there are. */
  private static void create(ServiceLog log) throws Exception {
    try (var admin = Admin.create(client(log))) {
      var topic = new NewTopic(log.topic(), PARTITIONS, (short) 1);
      var created = admin.createTopics(List.of(topic)).numPartitions(log.topic());
      assertThat(created.get()).isEqualTo(PARTITIONS);
    }
  }

  @Test
  @DisplayName("lets a service publish, and its neighbours read it and note how far they are")
  void what_services_do() throws Exception {
    publish(GROUPS, GROUPS.topic());

    for (var reader : List.of(SESSIONS, LEARNING))
      try (var consumer = consumer(reader, reader.service() + ".groups")) {
        consumer.subscribe(List.of(GROUPS.topic()));
        await()
            .atMost(60, TimeUnit.SECONDS)
            .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
        consumer.commitSync();
      }
  }

  @Test
  @DisplayName("lets no service publish as its neighbour")
  void nobody_publishes_as_another() {
    assertThatThrownBy(() -> publish(SESSIONS, GROUPS.topic()))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  @DisplayName("lets no service note how far its neighbour is")
  void nobody_reads_as_another() {
    try (var consumer = consumer(SESSIONS, "learning-service.groups")) {
      consumer.subscribe(List.of(GROUPS.topic()));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) consumer.poll(Duration.ofMillis(200));
              })
          .isInstanceOf(GroupAuthorizationException.class);
    }
  }

  @Test
  @DisplayName("lets no service delete a topic, not even its own")
  void nobody_deletes_a_topic() {
    try (var admin = Admin.create(client(LEARNING))) {
      assertThatThrownBy(() -> admin.deleteTopics(List.of(LEARNING.topic())).all().get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  @DisplayName("refuses a wrong password")
  void a_wrong_password_is_refused() {
    var client = client(GROUPS);
    client.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"codev_groups\" password=\"another\";");
    try (var admin = Admin.create(client)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  @DisplayName("does not answer a client that does not sign in")
  void nobody_comes_without_an_account() {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + ports.kafka(),
            "request.timeout.ms",
            1_000,
            "default.api.timeout.ms",
            2_000);
    try (var admin = Admin.create(client)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  @DisplayName("lets an operator do everything, with the broker's own account")
  void the_account_of_the_broker() throws Exception {
    try (var admin = Admin.create(KafkaBroker.accounts(data).brokerAccess(ports.kafka()))) {
      admin.createTopics(List.of(new NewTopic("another", 1, (short) 1))).all().get();
      admin.deleteTopics(List.of("another")).all().get();
    }
  }

  @Test
  @DisplayName("keeps its passwords in a file of its owner alone")
  void the_file_of_its_owner() throws IOException {
    assertThat(Files.getPosixFilePermissions(KafkaBroker.settingsFile(data)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static void publish(ServiceLog log, String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(log), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "lumière", "bonjour")).get();
    }
  }

  private static KafkaConsumer<String, String> consumer(ServiceLog log, String group) {
    var client = client(log);
    client.put("group.id", group);
    client.put("auto.offset.reset", "earliest");
    client.put("enable.auto.commit", false);
    return new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
  }

  /** What Spring Boot makes of a service's environment. */
  private static Map<String, Object> client(ServiceLog log) {
    var client = new HashMap<String, Object>();
    client.put("bootstrap.servers", "127.0.0.1:" + ports.kafka());
    KafkaBroker.accounts(data)
        .access(log)
        .forEach(
            (name, value) -> {
              assertThat(name).startsWith(SPRING);
              client.put(property(name), value);
            });
    return client;
  }

  /** The setting of Kafka's clients that a variable stands for. */
  static String property(String variable) {
    return variable.substring(SPRING.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Two in a row are for the broker and its controller. */
  private static Ports freePorts() throws IOException {
    while (true) {
      int kafka = freePort(0);
      try {
        freePort(kafka + 1);
        return new Ports(kafka - 6);
      } catch (IOException _) {
        // the next one is taken
      }
    }
  }

  private static int freePort(int wanted) throws IOException {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
