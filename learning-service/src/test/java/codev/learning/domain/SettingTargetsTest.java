package codev.learning.domain;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.LearningServiceCommand.SetTargets;
import codev.learning.domain.event.ProgrammeEvent.TargetsSet;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.person.Username;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fixer les cibles d'un programme")
class SettingTargetsTest {
  private static final Username MANAGER = new Username("manager");

  private final AggregateTestFixture<KnownProgramme> programme =
      new AggregateTestFixture<>(KnownProgramme.class);

  @Test
  @DisplayName("elles sont notées ensemble, une fois")
  void they_are_noted_together_once() {
    var wanted = Map.of("H1", 4.2, "cooperation.across", 0.5);
    programme.given(programme(5)).when(set(wanted)).expectEvents(targets());
    programme.given(programme(5), targets()).when(set(wanted)).expectNoEvents();
  }

  @Test
  @DisplayName("de nouvelles cibles prennent la place des anciennes")
  void new_ones_take_the_place_of_the_old() {
    programme
        .given(programme(5), targets())
        .when(set(Map.of("H3", 4.0)))
        .expectEvents(new TargetsSet(PROGRAMME, Map.of("H3", 4.0), MANAGER, TEN_TWENTY));
  }

  @Test
  @DisplayName("un programme inconnu n'en a pas")
  void an_unknown_programme_has_none() {
    programme
        .givenNoPriorActivity()
        .when(set(Map.of()))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  @DisplayName("un Gini se juge à l'envers : plus il est bas, mieux c'est")
  void a_gini_is_the_better_the_lower() {
    assertThat(Indicator.ALIKE.isReached(0.2, 0.3)).isTrue();
    assertThat(Indicator.ALIKE.isReached(0.4, 0.3)).isFalse();
    assertThat(Indicator.USEFUL.isReached(4.2, 4.2)).isTrue();
    assertThat(Indicator.USEFUL.isReached(4.1, 4.2)).isFalse();
  }

  private static SetTargets set(Map<String, Double> wanted) {
    return new SetTargets(PROGRAMME, wanted, MANAGER, TEN_TWENTY);
  }
}
