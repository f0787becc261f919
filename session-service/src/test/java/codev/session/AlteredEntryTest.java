package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.alarm.Alarms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Un enregistrement du journal modifié dans la base")
class AlteredEntryTest extends SessionServiceFixture {
  private static final String ALARM = "Un enregistrement du journal avait été modifié.";

  @Autowired private Alarms alarms;

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
    var alarm =
        alarms.open().stream()
            .filter(each -> each.kind().equals("entry-altered"))
            .findFirst()
            .orElseThrow();
    assertThat(alarm.subject()).isEqualTo("/audit/sessions");
    assertThat(alarms.acknowledge(alarm.id(), "operator")).isTrue();
    await().untilAsserted(() -> assertThat(page()).doesNotContain(ALARM));
  }

  private String page() {
    return must(as("auditor").get("/audit/sessions")).text();
  }
}
