package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.figures.ProgrammePartsComparison;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une comparaison sans chiffre")
class ComparisonPageModelTest {
  @Test
  @DisplayName("dit ce qui manque à des réponses, et pourquoi des faits ne sont pas affichés")
  void says_why_there_is_nothing() {
    assertThat(sentence(Indicator.USEFUL)).contains("réponses d’au moins 5 personnes");
    assertThat(sentence(Indicator.ATTENDANCE)).contains("risque d’identification par recoupement");
  }

  private static String sentence(Indicator indicator) {
    var nothing =
        new ProgrammePartsComparison(ReportExamples.programme("P"), 5, PartKind.UNIT, List.of());
    return ComparisonPageModel.of(nothing, indicator, ReportExamples.sentences(), Locale.FRENCH)
        .sentence();
  }
}
