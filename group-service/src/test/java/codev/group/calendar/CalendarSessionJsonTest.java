package codev.group.calendar;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.handedOver;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.value.MethodWarning;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Une séance du calendrier, telle que les vues et les réponses l’ont")
class CalendarSessionJsonTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  @DisplayName("a tous ses champs au premier niveau, et se relit comme elle était")
  void is_flat_and_read_back() {
    var stored = stored();
    assertThat(stored.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "number",
            "startsAt",
            "minutes",
            "template",
            "turns",
            "facilitator",
            "place",
            "videoLink",
            "warnings",
            "state",
            "begun",
            "clients",
            "attendance",
            "revision",
            "changedAt",
            "reason",
            "reasonGiven",
            "acceptedWarnings",
            "earlierPlace",
            "datedAt",
            "openTurns",
            "standIn",
            "dateKept");
    assertThat(stored.path("standIn").asString()).isEqualTo(ZOE.value());
    assertThat(JSON.treeToValue(stored, CalendarSession.class)).isEqualTo(session());
  }

  @Test
  @DisplayName("se relit sans les champs qui sont venus plus tard")
  void is_read_without_later_fields() {
    var stored = stored();
    stored.remove(List.of("acceptedWarnings", "openTurns"));
    var read = JSON.treeToValue(stored, CalendarSession.class);
    assertThat(read.openWarnings()).containsExactly(MethodWarning.SESSION_ON_A_HOLIDAY);
    assertThat(read.clientsWithoutTurn()).isEmpty();
    assertThat(read.clients()).containsExactly(ALICE);
  }

  private static ObjectNode stored() {
    return JSON.valueToTree(session());
  }

  private static CalendarSession session() {
    return GroupCalendar.EMPTY
        .after(planned(FIRST, 1, JANUARY_11, MethodWarning.SESSION_ON_A_HOLIDAY))
        .after(noted(ALICE))
        .after(handedOver(ZOE))
        .find(FIRST)
        .orElseThrow();
  }
}
