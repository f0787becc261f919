package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The read model of a programme's figures")
class ProgrammeFiguresViewTest {
  @Test
  @DisplayName(
      "is read from documents of versions 4 and 5 until it is built: nothing is over there")
  void reads_earlier_documents() {
    assertThat(ProgrammeFiguresView.PROJECTION.readsFrom()).isEqualTo(4);

    var earlier =
        JsonMapper.shared()
            .readValue(
                """
                {"_id": "p1", "_upTo": 7, "id": "p1", "name": "Managers", "aims": [],
                 "competencies": [], "items": [], "instruments": [],
                 "thresholds": [{"position": 3, "people": 5}], "targets": {"sessions.held": 6.0}, "endsOn": "2026-12-31"}
                """,
                ProgrammeFiguresView.class);

    assertThat(earlier.isDeclared()).isTrue();
    assertThat(earlier.targets()).containsEntry("sessions.held", 6.0);
    assertThat(earlier.isOverOn(LocalDate.MAX)).isFalse();
  }
}
