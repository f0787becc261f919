package codev.learning.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.Examples;
import codev.learning.domain.LearningServiceEvent;
import codev.learning.domain.LearningServiceEvent.EffectTold;
import codev.learning.domain.LearningServiceEvent.EvaluationReceived;
import codev.learning.domain.LearningServiceEvent.InstrumentAnswered;
import codev.learning.domain.LearningServiceEvent.SurveyAnswered;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qu'un auditeur lit d'un événement")
class LearningAuditFactsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<Class<? extends LearningServiceEvent>> ANSWERS =
      Set.of(
          SurveyAnswered.class,
          InstrumentAnswered.class,
          EvaluationReceived.class,
          EffectTold.class);

  @Test
  @DisplayName("ne contient aucun texte, même chiffré")
  void without_words() {
    assertThat(Examples.all()).anyMatch(event -> JSON.writeValueAsString(event).contains("sealed"));
    assertThat(Examples.all())
        .allSatisfy(
            event ->
                assertThat(JSON.writeValueAsString(LearningAuditFacts.of(event)))
                    .doesNotContain("sealed"));
  }

  @Test
  @DisplayName("ne dit pas qui a répondu")
  void answers_have_no_author() {
    assertThat(Examples.all())
        .filteredOn(event -> ANSWERS.contains(event.getClass()))
        .extracting(Object::getClass)
        .hasSameElementsAs(ANSWERS);
    assertThat(Examples.all())
        .filteredOn(event -> ANSWERS.contains(event.getClass()))
        .allSatisfy(
            event ->
                assertThat(LearningAuditFacts.of(event))
                    .satisfies(fact -> assertThat(fact.by()).isNull())
                    .satisfies(fact -> assertThat(fact.whom()).isEmpty()));
  }
}
