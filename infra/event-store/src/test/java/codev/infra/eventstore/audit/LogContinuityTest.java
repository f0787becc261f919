package codev.infra.eventstore.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Only what continues the checkpoint that was signed last is signed")
@Execution(CONCURRENT)
class LogContinuityTest {
  private static final String HASH =
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private EventLog log;

  @BeforeEach
  void a_signed_log() {
    database = EventLogs.database();
    log = EventLogs.on(database);
    append(log, "a", 5);
    try (var signer = signer()) {
      assertThat(signer.sign().position()).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("a log that has grown continues it")
  void a_log_that_has_grown() {
    append(log, "b", 3);
    try (var signer = signer()) {
      assertThat(signer.sign().position()).isEqualTo(8);
      assertAltered(signer, 0);
    }
  }

  @Test
  @DisplayName("a log that was rewritten together with its checkpoints does not: health and meter")
  void a_log_rewritten_with_its_checkpoints() {
    database.alterProtected(
        "truncate events, checkpoints; update log_head set position = 0, hash = ''");
    var rewritten = EventLogs.on(database);
    append(rewritten, "other", 9);
    try (var signer = signer(rewritten)) {
      assertThatThrownBy(signer::sign)
          .isInstanceOfSatisfying(
              LogAlteredException.class, e -> assertThat(e.position()).isEqualTo(5));
      assertAltered(signer, 1);
      assertThat(new LogIntegrityHealthIndicator(signer).health().getStatus())
          .isEqualTo(Status.DOWN);
    }
    assertThat(database.ask("select count(*) from checkpoints")).isEqualTo("0");
  }

  @Test
  @DisplayName("a log that was cut off together with its checkpoints does not")
  void a_log_cut_off() {
    database.alterProtected(
        "truncate checkpoints; delete from events where position > 3; update log_head set position"
            + " = 3, hash = (select hash from events where position = 3)");
    try (var signer = signer(EventLogs.on(database))) {
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);
    }
  }

  @Test
  @DisplayName("an altered hash before the signed head is noticed at the next start")
  void an_altered_hash_before_the_head() {
    database.alterProtected("update events set hash = '\\x00' where position = 2");
    append(log, "b", 1);
    try (var signer = signer()) {
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);
      assertThatThrownBy(signer::sign).as("and again").isInstanceOf(LogAlteredException.class);
    }
  }

  @Test
  @DisplayName("a checkpoint that was altered while the service runs is noticed")
  void an_altered_checkpoint() {
    try (var signer = signer()) {
      signer.sign();
      database.alterProtected("update checkpoints set hash = '" + HASH + "'");
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);
      assertAltered(signer, 1);
    }
  }

  @Test
  @DisplayName("an altered note is noticed at the next start, although no signature covers it")
  void an_altered_note() throws IOException {
    database.alterProtected("update checkpoints set note = 'no note'");
    Files.delete(folder.resolve("audit.pem.signed"));
    try (var signer = signer()) {
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);
    }
  }

  @Test
  @DisplayName(
      "a lost key is not replaced either where only the file knows that the log was signed")
  void a_lost_key() throws IOException {
    database.alterProtected("truncate checkpoints");
    Files.delete(keyFile());
    assertThatThrownBy(this::signer)
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContaining("is lost");
  }

  @Test
  @DisplayName("a file without a checkpoint is refused; without the file the log is signed anew")
  void the_file_decides() throws IOException {
    var file = folder.resolve("audit.pem.signed");
    Files.writeString(file, "{}");
    assertThatThrownBy(this::signer)
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContaining(file.toString());
    Files.delete(file);
    try (var signer = signer()) {
      signer.sign();
    }
    assertThat(file).content().contains("\"position\":5");
  }

  @Test
  @DisplayName(
      "another key signs on where the one before it stands below it, and both are exported")
  void another_key() throws IOException {
    var old = SigningKey.readOrCreate(keyFile());
    var next = folder.resolve("next.pem");
    var signing = SigningKey.readOrCreate(next);
    var pem = Files.readString(keyFile());
    Files.writeString(
        next, pem.substring(pem.indexOf("-----BEGIN PUBLIC")), StandardOpenOption.APPEND);
    append(log, "b", 2);
    try (var signer =
        new CheckpointSigner(
            "session-service",
            log,
            database.dataSource(),
            next,
            Duration.ofDays(1),
            Clock.systemUTC())) {
      assertThat(signer.sign().keyId()).isEqualTo(signing.id());
      assertThat(signer.keptCheckpoints(1, 10))
          .extracting(Checkpoint::keyId)
          .containsExactly(old.id(), signing.id());
      assertThat(signer.keys().get("keys"))
          .extracting(jwk -> jwk.get("kid"))
          .containsExactly(signing.id(), old.id());

      var file = export(signer);
      assertThat(verify(file, signing.x(), old.x())).isZero();
      assertThat(verify(file, signing.x())).as("the one before is not trusted").isEqualTo(1);
    }
  }

  @Test
  @DisplayName("what was altered stays known, although it was put right, until it is acknowledged")
  void it_stays_known() {
    var hash = database.ask("select hash from events where position = 5");
    database.alterProtected(
        "update events set hash = '\\x" + "0".repeat(64) + "' where position = 5");
    try (var signer = signer()) {
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);
      signer.bindTo(new SimpleMeterRegistry(), new Alarms(database.dataSource()));
      assertThatThrownBy(signer::sign).isInstanceOf(LogAlteredException.class);

      database.alterProtected("update events set hash = '" + hash + "' where position = 5");
      assertThat(signer.sign().position()).isEqualTo(5);
      assertAltered(signer, 0);
    }

    var alarm = new Alarms(database.dataSource()).open().getFirst();
    assertThat(alarm.kind()).isEqualTo("log-altered");
    assertThat(alarm.subject()).isEqualTo("session-service");
    assertThat(alarm.detail()).contains("position 5");
  }

  private Path export(CheckpointSigner signer) throws IOException {
    return Files.writeString(
        folder.resolve("export.json"),
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "log",
                    "session-service",
                    "keys",
                    signer.keys(),
                    "checkpoints",
                    signer.keptCheckpoints(1, 10),
                    "commits",
                    log.chain(1, 100))));
  }

  private static int verify(Path file, String... keys) {
    return ExportedChainVerifier.run(List.of(file), List.of(keys), List.of(), System.out);
  }

  private void assertAltered(CheckpointSigner signer, double expected) {
    var meters = new SimpleMeterRegistry();
    signer.bindTo(meters, new Alarms(database.dataSource()));
    assertThat(meters.get("codev.log.altered").gauge().value()).isEqualTo(expected);
  }

  private static void append(EventLog log, String name, int commits) {
    IntStream.range(0, commits).forEach(i -> log.append(EventLogs.commit(name + i, 0, 1)));
  }

  private Path keyFile() {
    return folder.resolve("audit.pem");
  }

  private CheckpointSigner signer() {
    return signer(log);
  }

  @Test
  @DisplayName("is signed again after an attempt that ended by an error")
  void an_error_ends_no_signing() {
    var attempts = new AtomicInteger();
    var clock =
        new Clock() {
          @Override
          public Instant instant() {
            if (attempts.incrementAndGet() == 1) throw new NoClassDefFoundError("codev/Missing");
            return Instant.now();
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    append(log, "one more", 1);
    try (var signer =
        new CheckpointSigner(
            "session-service",
            log,
            database.dataSource(),
            keyFile(),
            Duration.ofMillis(10),
            clock)) {
      await().until(() -> signer.keptCheckpoints(6, 10).size() == 1);
      assertThat(attempts).hasValueGreaterThan(1);
    }
  }

  private CheckpointSigner signer(EventLog of) {
    return new CheckpointSigner(
        "session-service",
        of,
        database.dataSource(),
        keyFile(),
        Duration.ofDays(1),
        Clock.systemUTC());
  }
}
