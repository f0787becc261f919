package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.Timelines.Timeline;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The timelines of a log")
class TimelinesTest {
  private static final Timeline SECOND = new Timeline(2, 10);
  private static final Timeline THIRD = new Timeline(3, 7);

  @Test
  @DisplayName("are the same in whichever order the database gives them")
  void are_the_same_in_any_order() {
    var one = new Timelines(List.of(SECOND, THIRD));

    assertThat(new Timelines(List.of(THIRD, SECOND))).isEqualTo(one);
    assertThat(new Timelines(List.of(THIRD))).isNotEqualTo(one);
  }
}
