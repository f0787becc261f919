package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.alarm.Alarm;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.NoteKey.Kind;
import codev.infra.eventstore.audit.witness.WitnessProperties;
import codev.infra.eventstore.audit.witness.WitnessWatch;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestPostgres;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@DisplayName("A service that knows its witness")
class WitnessWatchTest {
  private static final String LOG = "session-service";
  private static final String NAME = "audit.example";
  private static final Duration WITHIN = Duration.ofHours(1);

  @TempDir private Path folder;
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final Alarms alarms = new Alarms(database.dataSource());
  private SigningKey key;
  private Path note;
  private long size = 5;

  /** As in the notes of this test. */
  private String root = "00".repeat(32);

  private Instant now = Instant.parse("2027-01-11T12:00:00Z");

  @BeforeEach
  void a_witness() {
    key = SigningKey.readOrCreate(folder.resolve("witness.pem"));
    note = folder.resolve("session-service.note");
  }

  @Test
  @DisplayName("raises no alarm while the witness cosigns what is new in time")
  void a_witness_that_keeps_up() throws Exception {
    var watch = watch(note.toString());
    for (int looks = 0; looks < 10; looks++) {
      cosign(LOG, size, NAME, key);
      size += 3;
      watch.check();
      now = now.plus(WITHIN.minusMinutes(1));
      watch.check();
    }
    assertThat(alarms.open()).isEmpty();
  }

  @Test
  @DisplayName("raises none about a log that has not grown, however long ago it was cosigned")
  void a_log_that_has_not_grown() throws Exception {
    var watch = watch(note.toString());
    cosign(LOG, size, NAME, key);
    watch.check();
    now = now.plus(Duration.ofDays(30));
    watch.check();
    assertThat(alarms.open()).isEmpty();
  }

  @Test
  @DisplayName("raises an alarm when the witness does not cosign what is new in time")
  void a_witness_that_is_behind() throws Exception {
    var watch = watch(note.toString());
    cosign(LOG, size, NAME, key);
    size = 8;
    watch.check();
    assertThat(alarms.open()).isEmpty();

    now = now.plus(WITHIN).plusSeconds(1);
    watch.check();

    assertThat(alarms.open())
        .extracting(Alarm::kind, Alarm::subject)
        .containsExactly(tuple("witness-behind", LOG));
    assertThat(alarms.open().getFirst().detail())
        .isEqualTo(
            "audit.example has cosigned 5 of 8 commits, and has been behind since"
                + " 2027-01-11T12:00:00Z");

    cosign(LOG, size, NAME, key);
    watch.check();
    assertThat(alarms.open()).extracting(Alarm::times).containsExactly(1L);
  }

  @Test
  @DisplayName("raises an alarm when what the witness cosigns is always too old")
  void a_witness_that_cosigns_late() throws Exception {
    var watch = watch(note.toString());
    size = 100;
    for (int commits = 5; commits < 8; commits++) {
      assertThat(alarms.open()).isEmpty();
      cosign(LOG, commits, NAME, key);
      watch.check();
      now = now.plus(WITHIN.minusMinutes(1));
    }
    assertThat(alarms.open()).extracting(Alarm::kind).containsExactly("witness-behind");
  }

  @Test
  @DisplayName("raises an alarm when its log is not the one that the witness has cosigned")
  void a_log_that_was_rewritten() throws Exception {
    var watch = watch(note.toString());
    cosign(LOG, size, NAME, key);
    watch.check();
    assertThat(alarms.open()).isEmpty();

    root = "01".repeat(32);
    watch.check();

    assertThat(alarms.open())
        .extracting(Alarm::kind, Alarm::detail)
        .containsExactly(
            tuple("log-altered", "its 5 commits are not those that audit.example has cosigned"));
  }

  @Test
  @DisplayName("raises an alarm when its log has become shorter than the witness has seen it")
  void a_log_that_was_cut_off() throws Exception {
    var watch = watch(note.toString());
    cosign(LOG, size, NAME, key);
    watch.check();
    size = 3;
    watch.check();
    assertThat(alarms.open()).isEmpty();

    now = now.plus(WITHIN).plusSeconds(1);
    watch.check();

    assertThat(alarms.open())
        .extracting(Alarm::kind, Alarm::detail)
        .containsExactly(
            tuple("log-altered", "it has 3 commits, and audit.example has cosigned 5"));
  }

  @Test
  @DisplayName("raises none while this instance has not signed yet what another one has")
  void another_instance_is_ahead() throws Exception {
    var watch = watch(note.toString());
    size = 0;
    cosign(LOG, 7, NAME, key);
    watch.check();
    now = now.plus(WITHIN.minusMinutes(1));
    size = 8;
    watch.check();
    size = 0;
    now = now.plus(Duration.ofMinutes(2));
    watch.check();

    assertThat(alarms.open()).isEmpty();
  }

  @Test
  @DisplayName("takes no note of another log, or of another's key, for its witness's")
  void another_note() throws Exception {
    var watch = watch(note.toString());
    cosign("group-service", size, NAME, key);
    watch.check();
    cosign(LOG, size, NAME, SigningKey.readOrCreate(folder.resolve("another.pem")));
    now = now.plus(WITHIN).plusSeconds(1);
    watch.check();

    assertThat(alarms.open()).extracting(Alarm::kind).containsExactly("witness-behind");
    assertThat(alarms.open().getFirst().detail())
        .contains("0 of 5 commits")
        .contains("the note is not cosigned by audit.example");
  }

  @Test
  @DisplayName("reads the note at an address, and has an alarm when there is none for too long")
  void at_an_address() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var bytes = cosigned(LOG, size, NAME, key).toString().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
    var watch =
        watch("http://127.0.0.1:%d/session-service.note".formatted(server.getAddress().getPort()));
    try {
      for (int looks = 0; looks < 3; looks++) {
        watch.check();
        now = now.plus(WITHIN.multipliedBy(2));
      }
      assertThat(alarms.open()).isEmpty();
    } finally {
      server.stop(0);
    }
    size++;
    watch.check();
    now = now.plus(WITHIN).plusSeconds(1);
    watch.check();
    assertThat(alarms.open().getFirst().detail()).contains("5 of 6 commits").contains("Exception");
  }

  @Test
  @DisplayName("does not read an answer that is far longer than a note")
  void an_answer_that_is_too_long() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) out.write(new byte[100_000]);
          }
        });
    server.start();
    try {
      var watch = watch("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
      watch.check();
      now = now.plus(WITHIN).plusSeconds(1);
      watch.check();
    } finally {
      server.stop(0);
    }
    assertThat(alarms.open().getFirst().detail())
        .contains("0 of 5 commits")
        .contains("is not answered with a note");
  }

  @Test
  @DisplayName("does not start with a key that is not a witness's")
  void a_key_of_a_log() {
    assertThatThrownBy(() -> watch(note.toString(), NoteKey.of(LOG, Kind.LOG, key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no key of a witness");
  }

  @Test
  @DisplayName("has the witness's note, key and interval from environment variables")
  void knows_it_from_its_environment() {
    var environment =
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of(
                "CODEV_AUDIT_WITNESS_NOTE", "https://audit.example/session-service.note",
                "CODEV_AUDIT_WITNESS_KEY", "audit.example+0a1b2c3d+BA==",
                "CODEV_AUDIT_WITNESS_WITHIN", "2h"));
    assertThat(
            new Binder(requireNonNull(ConfigurationPropertySource.from(environment)))
                .bind("codev.audit.witness", WitnessProperties.class)
                .get())
        .isEqualTo(
            new WitnessProperties(
                "https://audit.example/session-service.note",
                "audit.example+0a1b2c3d+BA==",
                Duration.ofHours(2),
                Duration.ofMinutes(5)));
  }

  @Test
  @DisplayName("looks again after a look that ended by an error")
  void an_error_ends_no_watch() {
    var looks = new AtomicInteger();
    var key = NoteKey.of(NAME, Kind.WITNESS, this.key).text();
    var settings = new WitnessProperties(note.toString(), key, WITHIN, Duration.ofMillis(10));
    try (var watch =
        new WitnessWatch(
            LOG,
            () -> {
              looks.incrementAndGet();
              throw new NoClassDefFoundError("codev/Missing");
            },
            settings,
            alarms,
            () -> now)) {
      watch.start();
      await().until(() -> looks.get() > 1);
    }
  }

  private WitnessWatch watch(String place) {
    return watch(place, NoteKey.of(NAME, Kind.WITNESS, key));
  }

  private WitnessWatch watch(String place, NoteKey witness) {
    var settings = new WitnessProperties(place, witness.text(), WITHIN, Duration.ofMinutes(5));
    return new WitnessWatch(LOG, () -> new TreeHead(LOG, size, root), settings, alarms, () -> now);
  }

  private void cosign(String log, long commits, String witness, SigningKey by) throws IOException {
    Files.writeString(note, cosigned(log, commits, witness, by).toString());
  }

  private SignedNote cosigned(String log, long commits, String witness, SigningKey by) {
    return SignedNote.parse(SignedNote.of(log, commits, new byte[32], key))
        .cosign(witness, by, now);
  }
}
