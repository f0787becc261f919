package codev.infra.systemtest.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import codev.infra.systemtest.BrokerAccount;
import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.testkit.TestApiClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

/**
 * What an operator is called for when a part of the platform fails, asked of a real Prometheus with
 * the rules that are shipped, and that what the operations manual says then helps. On demand, since
 * the rules wait for half a minute and longer: {@code ./codev test system-test
 * -Dit.test=FaultAlertsTest -DexcludedGroups=}.
 */
@Tag("on-demand")
@DisplayName("Alerts, when a part of the platform fails")
@Isolated("takes the whole machine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultAlertsTest {
  /** A rule waits for a minute at most, and a slow machine for as long again. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static Platform platform;
  private static FaultInjector injector;
  private static Operator operator;
  private static Prometheus prometheus;
  private static @Nullable SmallDisk disk;
  private static final List<Thread> LOAD = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    var data = Platform.temporaryFolder();
    disk = SmallDisk.mountedAt(data).orElse(null);
    // the test publishes as a service would that has no key
    platform = Platform.startedWith(Map.of("CODEV_MESSAGES_SIGNATURES", "accepted"), data);
    injector = new FaultInjector(platform, disk);
    operator = new Operator(platform);
    prometheus =
        Prometheus.watching(platform, folder)
            .orElseThrow(
                () ->
                    new TestAbortedException("no Prometheus: Debian's package prometheus has it"));
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) prometheus.close();
    if (injector != null) injector.close();
    if (platform != null) platform.down();
    if (disk != null) disk.close();
    if (platform != null) platform.leave();
  }

  private static void stopLoad() {
    LOAD.forEach(Thread::interrupt);
    LOAD.clear();
  }

  /** What one case leaves behind must not fail the next one. */
  @AfterEach
  void recover() {
    stopLoad();
    injector.endAll();
    if (disk != null) disk.free();
  }

  @Test
  @DisplayName("a broker that is away: OutboxBehind, until it is back")
  void broker_away() {
    injector.pause("kafka");
    foundWhenPossible();
    prometheus.awaitFiring("OutboxBehind", PATIENCE);
    assertThat(operator.health("group-service")).isEqualTo(200);
    injector.end("kafka");
    awaitResolved("OutboxBehind");
  }

  @Test
  @DisplayName("PostgreSQL away: RequestsFail, and health is down")
  void postgres_away() {
    injector.pause("postgres");
    LOAD.add(Thread.ofVirtual().start(this::request));
    prometheus.awaitFiring("RequestsFail", PATIENCE);
    operator.awaitHealth("session-service", 503, PATIENCE);
    injector.end("postgres");
    operator.awaitHealth("session-service", 200, PATIENCE);
    stopLoad();
    awaitResolved("RequestsFail");
  }

  @Test
  @DisplayName("PostgreSQL that is read-only: WritesRefused, until it takes writes again")
  void postgres_read_only() throws Exception {
    var logs = new StoredLogs(platform);
    logs.setReadOnly(true);
    try {
      prometheus.awaitFiring("WritesRefused", PATIENCE);
      operator.awaitHealth("session-service", 503, PATIENCE);
    } finally {
      logs.setReadOnly(false);
    }
    operator.awaitHealth("session-service", 200, PATIENCE);
    awaitResolved("WritesRefused");
  }

  @Test
  @DisplayName("the read models' store away: LeaseNotRenewed and ProcessorBehind")
  void views_away() throws Exception {
    injector.pause("views");
    // What makes an event without a look at a view: a message of a neighbour.
    publish(
        envelope("group.person-registered.v1", 1, 0),
        """
        {"username": "zoe", "displayName": "Zoé Petit", "unit": "Ventes", "site": "Lyon",
         "jobFamily": "Encadrement", "managerUsername": null, "at": "2026-11-27T10:00:00Z"}
        """);
    prometheus.awaitFiring("ProcessorBehind", PATIENCE);
    prometheus.awaitFiring("LeaseNotRenewed", PATIENCE);
    injector.end("views");
    awaitResolved("ProcessorBehind");
    awaitResolved("LeaseNotRenewed");
  }

  @Test
  @DisplayName("PostgreSQL that is slow: AppendsSlow")
  void postgres_slow() {
    IntStream.range(0, 4).mapToObj(this::register).forEach(LOAD::add);
    for (int i = 0; i < 30 && !prometheus.firing().contains("AppendsSlow"); i++) {
      injector.pause("postgres");
      Patience.pause(Duration.ofMillis(2500));
      injector.end("postgres");
      Patience.pause(Duration.ofSeconds(3));
    }
    stopLoad();
    prometheus.awaitFiring("AppendsSlow", PATIENCE);
    awaitResolved("AppendsSlow");
  }

  @Test
  @DisplayName("a mail server that is away: EmailsWaiting, until they are sent")
  void mail_away() {
    injector.pause("mail");
    foundWhenPossible();
    prometheus.awaitFiring("EmailsWaiting", PATIENCE);
    injector.end("mail");
    awaitResolved("EmailsWaiting");
  }

  @Test
  @DisplayName("a disk that fills: DiskAlmostFull, until there is room")
  void disk_almost_full() {
    assumeThat(disk).as("no file system can be mounted here").isNotNull();
    var small = Objects.requireNonNull(disk);
    small.almostFill();
    prometheus.awaitFiring("DiskAlmostFull", PATIENCE);
    small.free();
    awaitResolved("DiskAlmostFull");
  }

  @Test
  @DisplayName("an instance that does not answer: InstanceDown, until it is started again")
  void instance_away() {
    injector.pause("learning-service");
    prometheus.awaitFiring("InstanceDown", PATIENCE);
    injector.end("learning-service");
    awaitResolved("InstanceDown");
  }

  @Test
  @DisplayName("a message that cannot be read: DeadLetters, until an operator discards it")
  void dead_letter() throws Exception {
    publish(Map.of(), "not a message");
    prometheus.awaitFiring("DeadLetters", PATIENCE);
    operator.discardDeadLetters();
    awaitResolved("DeadLetters");
  }

  @Test
  @DisplayName("a message that never arrives: MessageMissing, until an operator gives it up")
  void missing_message() throws Exception {
    publish(envelope("test.ignored.v1", 10, 5), "{}");
    prometheus.awaitFiring("MessageMissing", PATIENCE);
    operator.awaitHealth("session-service", 503, PATIENCE);
    operator.giveUpMissingMessages();
    awaitResolved("MessageMissing");
    operator.awaitHealth("session-service", 200, PATIENCE);
  }

  @Test
  @DisplayName("a listener whose database was restored: ListenerStopped, until it is resumed")
  void restored_listener() throws Exception {
    var logs = new StoredLogs(platform);
    meeting().found();
    Patience.until(
        PATIENCE,
        "session-service has read what is published",
        () ->
            isTrue(
                () ->
                    logs.number("sessions", "select sum(record_offset) from consumer_position")
                        > 0));
    logs.setListenersBack("sessions");
    injector.kill("session-service");
    prometheus.awaitFiring("ListenerStopped", PATIENCE);
    operator.awaitHealth("session-service", 503, PATIENCE);
    operator.resumeListeners("session-service");
    awaitResolved("ListenerStopped");
    operator.awaitHealth("session-service", 200, PATIENCE);
  }

  @Test
  @DisplayName("a log that was altered where it was signed: LogAltered, until it is the right one")
  void altered_log() throws Exception {
    var logs = new StoredLogs(platform);
    meeting().found();
    var auditor = new TestApiClient(platform.address(), platform.token("auditor"));
    assertThat(auditor.get("/api/audit/groups/export").succeeded()).as("is signed").isTrue();
    logs.alterWhereSigned("groups");
    injector.kill("group-service");
    prometheus.awaitFiring("LogAltered", PATIENCE);
    operator.awaitHealth("group-service", 503, PATIENCE);
    logs.alterWhereSigned("groups");
    injector.kill("group-service");
    awaitResolved("LogAltered");
    prometheus.awaitFiring("AlarmOpen", PATIENCE); // what was altered stays known
    operator.acknowledgeAlarms();
    awaitResolved("AlarmOpen");
    operator.awaitHealth("group-service", 200, PATIENCE);
    awaitResolved("ProcessorStopped"); // what had read the log up to there did not begin
  }

  @Test
  @DisplayName("a message that its publisher has not signed: MessageRefused, until it is given up")
  void refused_message() throws Exception {
    var forged = new HashMap<>(envelope("test.ignored.v1", 20, 0));
    forged.put("ce_keyid", "unknown");
    forged.put("ce_signature", "none");
    publish(forged, "{}");
    prometheus.awaitFiring("MessageRefused", PATIENCE);
    operator.awaitHealth("session-service", 503, PATIENCE);
    operator.giveUpMissingMessages();
    awaitResolved("MessageRefused");
    operator.awaitHealth("session-service", 503, PATIENCE);
    operator.acknowledgeAlarms();
    operator.awaitHealth("session-service", 200, PATIENCE);
  }

  @Test
  @DisplayName("a view that was altered: AlarmOpen, until an operator acknowledges it")
  void altered_view() throws Exception {
    meeting().found();
    try (var store = MongoClients.create("mongodb://127.0.0.1:" + port(8))) {
      var views = store.getDatabase("codev_groups");
      for (var name : views.listCollectionNames())
        if (name.startsWith("groups_v"))
          views
              .getCollection(name)
              .updateMany(new Document(), new Document("$set", new Document("altered", true)));
    }
    var manager = new TestApiClient(platform.address(), platform.token("manager"));
    assertThat(manager.get("/api/groups").status()).isEqualTo(503);
    prometheus.awaitFiring("AlarmOpen", PATIENCE);
    operator.awaitHealth("group-service", 503, PATIENCE);
    operator.acknowledgeAlarms();
    awaitResolved("AlarmOpen");
    operator.awaitHealth("group-service", 200, PATIENCE);
    assertThat(manager.retrying(Patience.RECOVERY).get("/api/groups").status()).isEqualTo(200);
  }

  /** Last: what comes after the copy is lost. */
  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName(
      "a log restored to an earlier state: ProcessorStopped and OutboxBehind, then resumed")
  void restored_log() throws Exception {
    var logs = new StoredLogs(platform);
    meeting().found();
    logs.copy("groups");
    meeting().found();
    awaitPublished(logs);
    injector.kill("group-service");
    logs.restore("groups");
    Files.deleteIfExists(
        platform.data().resolve("secrets").resolve("group-service-audit-key.pem.signed"));
    Patience.until(
        PATIENCE,
        "group-service answers",
        () -> isTrue(() -> operator.health("group-service") > 0));
    prometheus.awaitFiring("ProcessorStopped", PATIENCE);
    assertThat(operator.health("group-service")).isEqualTo(503);
    foundWhenPossible();
    prometheus.awaitFiring("OutboxBehind", PATIENCE);

    injector.kill("group-service");
    try (var store = MongoClients.create("mongodb://127.0.0.1:" + port(8))) {
      store.getDatabase("codev_groups").drop();
    }
    var lost =
        Patience.until(
            PATIENCE,
            "the outbox goes on",
            () ->
                Optional.of(operator.resumeAfterRestore("group-service"))
                    .filter(answer -> answer.statusCode() == 200));
    assertThat(lost.body()).contains("group.group-formed.v1");
    operator.awaitHealth("group-service", 200, PATIENCE);
    awaitResolved("OutboxBehind");
    awaitResolved("ProcessorStopped");
    var afterwards = new WholeSession(meeting());
    afterwards.begin();
  }

  /** Forms a group and plans its session, as soon as all that needs is there. */
  private static void foundWhenPossible() {
    Thread.ofVirtual().start(() -> meeting().found());
  }

  private static Meeting meeting() {
    return new Meeting(
        name ->
            new TestApiClient(platform.address(), platform.token(name))
                .retrying(Patience.RECOVERY));
  }

  /** Changes a person's name until it is interrupted: an append is under way at any time. */
  private Thread register(int number) {
    var client = new TestApiClient(platform.address(), platform.token("manager"));
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                try {
                  client.post("/api/people", List.of(person("person" + number, "Name " + i)));
                } catch (RuntimeException e) {
                  Patience.pause(Duration.ofMillis(200)); // PostgreSQL stands still
                }
              }
            });
  }

  private static Map<String, String> person(String username, String displayName) {
    return Map.of(
        "username",
        username,
        "displayName",
        displayName,
        "email",
        username + "@exemple.fr",
        "unit",
        "Ventes",
        "site",
        "Lyon",
        "jobFamily",
        "Encadrement");
  }

  /** Asks until it is interrupted. */
  private void request() {
    var client = new TestApiClient(platform.address(), platform.token("manager"));
    while (!Thread.currentThread().isInterrupted()) {
      try {
        client.get("/api/groups");
      } catch (RuntimeException e) {
        // as much of an answer as it gets
      }
      Patience.pause(Duration.ofMillis(200));
    }
  }

  private static Map<String, String> envelope(String type, long n, long prev) {
    return Map.of(
        "ce_specversion",
        "1.0",
        "ce_type",
        type,
        "ce_source",
        "test-service",
        "ce_subject",
        UUID.randomUUID().toString(),
        "ce_id",
        String.valueOf(n),
        "ce_time",
        "2026-11-27T10:00:00Z",
        "ce_n",
        String.valueOf(n),
        "ce_prev",
        String.valueOf(prev),
        "content-type",
        "application/json");
  }

  /** Past the services, into the topic of group-service. */
  private static void publish(Map<String, String> headers, String body) throws Exception {
    var message =
        new ProducerRecord<>("codev.groups", UUID.randomUUID().toString(), body.getBytes(UTF_8));
    headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    try (var producer =
        new KafkaProducer<>(
            BrokerAccount.of(platform), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(message).get();
    }
  }

  /** Waits until group-service has published its whole log. */
  private static void awaitPublished(StoredLogs logs) {
    Patience.until(
        PATIENCE,
        "everything is published",
        () ->
            isTrue(
                () ->
                    operator.published("group-service")
                        == logs.number("groups", "select position from log_head")));
  }

  private static void awaitResolved(String alert) {
    Patience.until(
        PATIENCE, alert + " is over", () -> isTrue(() -> !prometheus.firing().contains(alert)));
  }

  private static Optional<Boolean> isTrue(BooleanSupplier condition) {
    return condition.getAsBoolean() ? Optional.of(true) : Optional.empty();
  }

  private static int port(int offset) {
    return platform.address().getPort() + offset;
  }
}
