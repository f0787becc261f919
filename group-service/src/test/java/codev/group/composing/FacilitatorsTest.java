package codev.group.composing;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.domain.Reason;
import codev.group.domain.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Partager les groupes entre animateurs")
class FacilitatorsTest {
  @Test
  @DisplayName("chacun à son tour")
  void each_in_turn() {
    assertThat(new Facilitators(List.of(ANNE, BOB), Map.of()).share(3))
        .containsExactly(ANNE, BOB, ANNE);
  }

  @Test
  @DisplayName("personne n’en a plus qu’il n’en peut animer")
  void nobody_has_more_than_they_take() {
    assertThat(new Facilitators(List.of(ANNE, BOB, ALICE), Map.of(ANNE, 1, ALICE, 0)).share(4))
        .containsExactly(ANNE, BOB, BOB, BOB);
  }

  @Test
  @DisplayName("quand tous ensemble n’y suffisent pas, c’est dit")
  void it_is_said_when_all_together_cannot_take_them() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> new Facilitators(List.of(ANNE, BOB), Map.of(ANNE, 1, BOB, 1)).share(3))
        .returns(Reason.FACILITATORS_CANNOT_TAKE_ALL, Refused::reason)
        .returns(List.of(2, 3), Refused::arguments);
  }
}
