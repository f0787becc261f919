package codev.group.securitylog;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.securitylog.SecurityLogLine.NamedAction;
import codev.group.securitylog.SecurityLogLine.NamedExport;
import codev.group.securitylog.SecurityLogLine.NamedGrant;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.securitylog.ExportKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Une ligne du journal de sécurité, telle qu’elle est gardée")
class SecurityLogLineTest {
  private static final NamedGrant NO_GRANT = new NamedGrant(null, null);
  private static final NamedExport NO_EXPORT = new NamedExport(null, null);

  @Test
  @DisplayName("a tous ses champs au premier niveau, et se relit comme elle était")
  void is_flat_and_read_back() {
    var grant = new NamedGrant(GrantRole.MANAGER, GrantScope.of(PROGRAMME));
    var line = line(SecurityEvent.GRANT_GIVEN, grant, NO_EXPORT);
    JsonNode stored = JsonMapper.shared().valueToTree(line);
    assertThat(stored.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "position",
            "at",
            "day",
            "event",
            "by",
            "person",
            "role",
            "scope",
            "action",
            "subject",
            "policy",
            "export",
            "programme",
            "concerned",
            "people",
            "keys");
    assertThat(JsonMapper.shared().treeToValue(stored, SecurityLogLine.class)).isEqualTo(line);
  }

  @Test
  @DisplayName("garde ce qui a été exporté, et de quel programme")
  void keeps_an_export() {
    var exported = new NamedExport(ExportKind.EVIDENCE_INDEX, PROGRAMME);
    var line = line(SecurityEvent.EXPORT, NO_GRANT, exported);
    JsonNode stored = JsonMapper.shared().valueToTree(line);
    assertThat(stored.path("programme").asString()).isEqualTo(PROGRAMME.value().toString());
    assertThat(JsonMapper.shared().treeToValue(stored, SecurityLogLine.class)).isEqualTo(line);
  }

  private static SecurityLogLine line(SecurityEvent event, NamedGrant grant, NamedExport exported) {
    return new SecurityLogLine(
        event + "/1",
        7,
        JANUARY_11,
        LocalDate.of(2027, 1, 11),
        event,
        MONA,
        ALICE,
        grant,
        new NamedAction(null, null, ALICE),
        null,
        exported,
        List.of(MONA, ALICE),
        List.of("2027-01-11  "));
  }
}
