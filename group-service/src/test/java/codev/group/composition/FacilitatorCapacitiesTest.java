package codev.group.composition;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Partager les groupes entre animateurs")
class FacilitatorCapacitiesTest {
  @Test
  @DisplayName("chacun à son tour")
  void each_in_turn() {
    assertThat(new FacilitatorCapacities(List.of(ANNE, BOB), Map.of()).assign(3))
        .containsExactly(ANNE, BOB, ANNE);
  }

  @Test
  @DisplayName("personne n’en a plus qu’il n’en peut animer")
  void nobody_has_more_than_they_take() {
    assertThat(
            new FacilitatorCapacities(List.of(ANNE, BOB, ALICE), Map.of(ANNE, 1, ALICE, 0))
                .assign(4))
        .containsExactly(ANNE, BOB, BOB, BOB);
  }

  @Test
  @DisplayName("quand tous ensemble n’y suffisent pas, c’est dit")
  void it_is_said_when_all_together_cannot_take_them() {
    assertThatExceptionOfType(RuleViolationException.class)
        .isThrownBy(
            () -> new FacilitatorCapacities(List.of(ANNE, BOB), Map.of(ANNE, 1, BOB, 1)).assign(3))
        .returns(RuleViolation.FACILITATORS_CANNOT_TAKE_ALL, RuleViolationException::violation)
        .returns(List.of(2, 3), RuleViolationException::arguments);
  }
}
