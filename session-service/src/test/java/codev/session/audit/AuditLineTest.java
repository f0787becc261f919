package codev.session.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.SampleEvents;
import codev.session.domain.SessionEvent;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Une ligne de l'audit")
class AuditLineTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<SessionEvent> EVENTS =
      SampleEvents.all().stream()
          .filter(SessionEvent.class::isInstance)
          .map(SessionEvent.class::cast)
          .toList();

  @Test
  @DisplayName("ne contient aucun texte, même chiffré, quel que soit l'événement")
  void without_words() {
    assertThat(EVENTS).anyMatch(event -> JSON.writeValueAsString(event).contains("sealed"));
    assertThat(EVENTS)
        .allSatisfy(
            event -> assertThat(JSON.writeValueAsString(line(event))).doesNotContain("sealed"));
  }

  private static AuditLine line(SessionEvent event) {
    var recorded = new RecordedEvent<>(event, 1, event.session().toString(), 0, event.at(), "ab12");
    return AuditLine.of(recorded, "2027-01-11");
  }
}
