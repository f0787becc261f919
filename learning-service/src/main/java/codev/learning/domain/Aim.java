package codev.learning.domain;

import static codev.learning.domain.Indicator.ACROSS_UNITS;
import static codev.learning.domain.Indicator.ACTIONS_DONE;
import static codev.learning.domain.Indicator.ALIKE;
import static codev.learning.domain.Indicator.APPLICABLE;
import static codev.learning.domain.Indicator.ATTENDANCE;
import static codev.learning.domain.Indicator.CARRIED_OUT;
import static codev.learning.domain.Indicator.COOPERATING;
import static codev.learning.domain.Indicator.EFFECT;
import static codev.learning.domain.Indicator.PLACE_FOR_ALL;
import static codev.learning.domain.Indicator.ROTATION;
import static codev.learning.domain.Indicator.SAFE;
import static codev.learning.domain.Indicator.SKILLS;
import static codev.learning.domain.Indicator.TURNING_TO_PEERS;
import static codev.learning.domain.Indicator.VISIBLE;
import static codev.learning.domain.Indicator.WITH_THE_TEAM;

import java.util.List;

/** What a programme serves. */
public enum Aim {
  /** A collective learning dynamic between peers. */
  GROUP_PERFORMANCE(SAFE, PLACE_FOR_ALL, ROTATION, ATTENDANCE, ALIKE),
  /** Skills, sharing, working across units. */
  MANAGERIAL_PRACTICE(
      SKILLS, APPLICABLE, WITH_THE_TEAM, ACROSS_UNITS, COOPERATING, TURNING_TO_PEERS),
  /** Strategic, cultural or organisational change. */
  CHANGE_SUPPORT(ACTIONS_DONE, EFFECT, CARRIED_OUT, VISIBLE);

  private final List<Indicator> indicators;

  Aim(Indicator... indicators) {
    this.indicators = List.of(indicators);
  }

  /** What it is judged by. */
  public List<Indicator> indicators() {
    return indicators;
  }
}
