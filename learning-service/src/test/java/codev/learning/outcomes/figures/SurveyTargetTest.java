package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.Examples;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The instrument of the examples is asked at the start and at the end. */
@DisplayName("La cible d’une question du programme")
class SurveyTargetTest {
  private static final String LAST = "surveys.team-spirit.end.T1";
  private static final String FIRST = "surveys.team-spirit.start.T1";

  @Test
  @DisplayName("se propose pour le dernier moment, et là où il y en a déjà une")
  void is_offered_for_the_last_moment_and_where_there_is_one() {
    assertThat(offered(Map.of())).containsExactly(LAST, "surveys.team-spirit.end.T2");
    assertThat(offered(Map.of(FIRST, 2.0, "H1", 4.0)))
        .containsExactly(FIRST, LAST, "surveys.team-spirit.end.T2");
  }

  @Test
  @DisplayName("peut être fixée à chaque moment où la question est posée, sur son échelle")
  void can_be_set_for_each_moment() {
    assertThat(SurveyTarget.find(programme(Map.of()), FIRST))
        .hasValueSatisfying(
            found -> assertThat(found.item()).returns(0, Question::from).returns(6, Question::to));
    assertThat(SurveyTarget.find(programme(Map.of()), "surveys.team-spirit.middle.T1")).isEmpty();
    assertThat(SurveyTarget.find(programme(Map.of()), "surveys.team-spirit.change.T1")).isEmpty();
  }

  private static List<String> offered(Map<String, Double> targets) {
    return SurveyTarget.offered(programme(targets)).stream().map(SurveyTarget::figure).toList();
  }

  private static ProgrammeFiguresView programme(Map<String, Double> targets) {
    return new ProgrammeFiguresView(
        "id",
        "P",
        List.of(),
        List.of(),
        List.of(),
        List.of(Examples.instrument()),
        List.of(),
        targets,
        null);
  }
}
