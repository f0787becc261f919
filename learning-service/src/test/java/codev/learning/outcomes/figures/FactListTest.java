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
class FactListTest {
  @Test
  @DisplayName("est celle des séances, des groupes ou des actions, et a une adresse")
  void is_of_sessions_groups_or_actions() {
    assertThat(FactList.behind(SessionMeasure.ATTENDANCE)).isEqualTo(FactList.SESSIONS);
    assertThat(FactList.behind(FidelityMeasure.STEPS_ON_TIME)).isEqualTo(FactList.SESSIONS);
    assertThat(FactList.behind(SessionMeasure.CLIENTS)).isEqualTo(FactList.GROUPS);
    assertThat(FactList.behind(ActionMeasure.DONE_SHARE)).isEqualTo(FactList.ACTIONS);
    assertThat(FactList.SESSIONS.path("p")).isEqualTo("/outcomes/p/sessions");
    assertThat(FactList.GROUPS.path("p")).isEqualTo("/programmes/p");
    assertThat(FactList.ACTIONS.path("p")).isEqualTo("/outcomes/p/actions");
  }

  @Test
  @DisplayName("n’existe ni pour une réponse, ni pour ce qu’aucune liste ne montre")
  void does_not_exist_for_answers() {
    assertThat(FactList.behind(EvaluationMeasure.USEFUL)).isNull();
    assertThat(FactList.behind(ActionMeasure.EFFECT)).isNull();
    assertThat(FactList.behind(HelpMeasure.ACROSS_UNITS)).isNull();
    assertThat(FactList.behind(FidelityMeasure.CLIENT_SILENT)).isNull();
  }
}
