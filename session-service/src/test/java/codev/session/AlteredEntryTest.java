package codev.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.alarm.Alarm;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.audit.PeriodicLogVerifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Un enregistrement du journal modifié dans la base")
class AlteredEntryTest extends SessionServiceFixture {
  private static final String ALARM = "Un enregistrement du journal avait été modifié.";

  @Autowired private Alarms alarms;
  @Autowired private EventLog log;

  @Test
  @DisplayName("reste une alerte de la page d'audit une fois remis, jusqu'à ce qu'on l'acquitte")
  void stays_an_alarm() {
    LOG.alterProtected("update events set payload = payload || '\\x20' where position = 1");
    try {
      await().untilAsserted(() -> assertThat(page()).contains(ALARM));
    } finally {
      LOG.alterProtected(
          "update events set payload = substring(payload for length(payload) - 1)"
              + " where position = 1");
    }

    assertThat(page()).contains(ALARM);
    var alarm = alarm();
    assertThat(alarm.subject()).isEqualTo("/audit/sessions");
    assertThat(alarms.acknowledge(alarm.id(), "operator")).isTrue();
    await().untilAsserted(() -> assertThat(page()).doesNotContain(ALARM));
  }

  @Test
  @DisplayName(
      "s'il ne tient plus à ce qui l'entoure, l'export s'arrête avant lui, et l'alerte le dit")
  void an_export_ends_before_it(@TempDir Path folder) throws IOException {
    var auditor = as("auditor");
    must(auditor.get("/api/audit/sessions/checkpoint"));
    var last =
        LOG.ask("select min(position) from events where position > 2 and position = commit_id");
    var first = LOG.ask("select min(position) from events where commit_id = " + last);
    LOG.alterProtected("update events set commit_id = 1 where position = " + last);
    try {
      var export = must(auditor.get("/api/audit/sessions/export"));
      assertThat(verify(Files.writeString(folder.resolve("export.json"), export.text())))
          .startsWith("1 ")
          .contains("Altered at position %s:".formatted(first));
      assertThat(auditor.get("/api/audit/sessions/commits").status()).isEqualTo(409);
      assertThat(page()).contains(ALARM);
    } finally {
      LOG.alterProtected("update events set commit_id = position where position = " + last);
    }

    var alarm = alarm();
    assertThat(alarm.detail()).contains("damaged at position " + first);
    assertThat(alarms.acknowledge(alarm.id(), "operator")).isTrue();
    must(auditor.get("/api/audit/sessions/commits"));
  }

  @Test
  @DisplayName("est trouvé par le service lui-même, sans que personne n'ouvre la page")
  void is_found_by_the_service() {
    LOG.alterProtected("update events set payload = payload || '\\x20' where position = 2");
    try (var _ = new PeriodicLogVerifier(log, alarms, "/audit/sessions", Duration.ofMillis(10))) {
      await()
          .untilAsserted(
              () -> assertThat(alarms.open()).extracting(Alarm::kind).contains("entry-altered"));
    } finally {
      LOG.alterProtected(
          "update events set payload = substring(payload for length(payload) - 1)"
              + " where position = 2");
    }

    assertThat(alarm().detail()).contains("position");
    assertThat(alarms.acknowledge(alarm().id(), "operator")).isTrue();
  }

  @Test
  @DisplayName("le service dit jusqu'où il a vérifié son journal, et ce qu'il y en a")
  void how_far_it_has_verified() {
    var meters = new SimpleMeterRegistry();
    try (var verification =
        new PeriodicLogVerifier(log, alarms, "/audit/sessions", Duration.ofMillis(10))) {
      verification.bindTo(meters);
      await()
          .untilAsserted(
              () -> {
                var head = meters.get("codev.log.head").gauge().value();
                assertThat(head).isPositive().isLessThanOrEqualTo((double) log.head().position());
                assertThat(meters.get("codev.log.verified").gauge().value()).isEqualTo(head);
              });
    }
  }

  @Test
  @DisplayName("avant ce qui a été signé, plus rien n'est signé, et la page le dit")
  void nothing_more_is_signed() {
    var auditor = as("auditor");
    must(auditor.get("/api/audit/sessions/checkpoint"));
    var position = LOG.ask("select max(position) from checkpoints");
    var hash = LOG.ask("select hash from checkpoints where position = " + position);
    signed(position, "0".repeat(hash.length()));
    try {
      assertThat(page()).contains("Plus aucun point de contrôle n’est signé");
      var refused = auditor.get("/api/audit/sessions/checkpoint");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.rule()).isEqualTo("audit.log-altered");
      assertThat(auditor.get("/api/audit/sessions/export").status()).isEqualTo(409);
    } finally {
      signed(position, hash);
    }

    must(auditor.get("/api/audit/sessions/checkpoint"));
    assertThat(page()).doesNotContain("Plus aucun point de contrôle n’est signé");
    assertThat(alarms.acknowledge(alarm("log-altered").id(), "operator")).isTrue();
  }

  private static void signed(String position, String hash) {
    LOG.alterProtected(
        "update checkpoints set hash = '%s' where position = %s".formatted(hash, position));
  }

  private String verify(Path export) {
    var keys = must(as("auditor").get("/api/audit/sessions/keys")).body();
    var key = keys.at("/keys/0/kid").asString();
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(export), List.of(key), List.of(), new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }

  private Alarm alarm() {
    return alarm("entry-altered");
  }

  private Alarm alarm(String kind) {
    return alarms.open().stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private String page() {
    return must(as("auditor").get("/audit/sessions")).text();
  }
}
