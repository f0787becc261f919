package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La liste derrière un fait")
class DrillDownListTest {
  @Test
  @DisplayName("est celle des séances, des groupes ou des actions")
  void is_of_sessions_groups_or_actions() {
    assertThat(DrillDownList.behind(SessionMeasure.ATTENDANCE)).isEqualTo(DrillDownList.SESSIONS);
    assertThat(DrillDownList.behind(FidelityMeasure.STEPS_ON_TIME))
        .isEqualTo(DrillDownList.SESSIONS);
    assertThat(DrillDownList.behind(SessionMeasure.CLIENTS)).isEqualTo(DrillDownList.GROUPS);
    assertThat(DrillDownList.behind(ActionMeasure.DONE_SHARE)).isEqualTo(DrillDownList.ACTIONS);
  }

  @Test
  @DisplayName("n’existe ni pour une réponse, ni pour ce qu’aucune liste ne montre")
  void does_not_exist_for_answers() {
    assertThat(DrillDownList.behind(EvaluationMeasure.USEFUL)).isNull();
    assertThat(DrillDownList.behind(ActionMeasure.EFFECT)).isNull();
    assertThat(DrillDownList.behind(HelpMeasure.ACROSS_UNITS)).isNull();
    assertThat(DrillDownList.behind(FidelityMeasure.CLIENT_SILENT)).isNull();
  }
}
