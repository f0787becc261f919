package codev.learning.domain.outcomes;

import static codev.learning.domain.outcomes.Indicator.ACROSS_UNITS;
import static codev.learning.domain.outcomes.Indicator.ACTIONS_DONE_SHARE;
import static codev.learning.domain.outcomes.Indicator.ALIKE;
import static codev.learning.domain.outcomes.Indicator.APPLICABLE;
import static codev.learning.domain.outcomes.Indicator.ATTENDANCE;
import static codev.learning.domain.outcomes.Indicator.CARRIED_OUT;
import static codev.learning.domain.outcomes.Indicator.COOPERATING;
import static codev.learning.domain.outcomes.Indicator.EFFECT;
import static codev.learning.domain.outcomes.Indicator.PLACE_FOR_ALL;
import static codev.learning.domain.outcomes.Indicator.ROTATION;
import static codev.learning.domain.outcomes.Indicator.SAFE;
import static codev.learning.domain.outcomes.Indicator.SKILLS;
import static codev.learning.domain.outcomes.Indicator.TURNING_TO_PEERS;
import static codev.learning.domain.outcomes.Indicator.VISIBLE;
import static codev.learning.domain.outcomes.Indicator.WITH_THE_TEAM;

import java.util.List;

/** The aim of a programme. */
public enum Aim {
  /** A collective learning dynamic between peers. */
  GROUP_PERFORMANCE(SAFE, PLACE_FOR_ALL, ROTATION, ATTENDANCE, ALIKE),
  /** Skills, sharing, working across units. */
  MANAGERIAL_PRACTICE(
      SKILLS, APPLICABLE, WITH_THE_TEAM, ACROSS_UNITS, COOPERATING, TURNING_TO_PEERS),
  /** Strategic, cultural or organisational change. */
  CHANGE_SUPPORT(ACTIONS_DONE_SHARE, EFFECT, CARRIED_OUT, VISIBLE);

  private final List<Indicator> indicators;

  Aim(Indicator... indicators) {
    this.indicators = List.of(indicators);
  }

  /** What it is judged by. */
  public List<Indicator> indicators() {
    return indicators;
  }
}
