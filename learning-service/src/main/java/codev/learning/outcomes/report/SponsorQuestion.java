package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import java.util.List;

/** A question that sponsors ask first, with the indicators that answer it. */
enum SponsorQuestion {
  TEACHES(Indicator.USEFUL, Indicator.SKILLS, Indicator.RECOMMENDED),
  CHANGES_PRACTICE(Indicator.ACTIONS_DONE, Indicator.EFFECT, Indicator.CARRIED_OUT),
  CROSSES_SILOS(Indicator.ACROSS_UNITS, Indicator.COOPERATING, Indicator.TURNING_TO_PEERS);

  private final List<Indicator> indicators;

  SponsorQuestion(Indicator... indicators) {
    this.indicators = List.of(indicators);
  }

  List<Indicator> indicators() {
    return indicators;
  }
}
