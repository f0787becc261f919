package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import java.util.List;

/**
 * A question that sponsors ask first, with the indicators that answer it; the headline decides the
 * verdict.
 */
enum SponsorQuestion {
  TEACHES(Indicator.SKILLS, Indicator.USEFUL, Indicator.SKILLS, Indicator.RECOMMENDED),
  CHANGES_PRACTICE(
      Indicator.ACTIONS_DONE, Indicator.ACTIONS_DONE, Indicator.EFFECT, Indicator.CARRIED_OUT),
  CROSSES_SILOS(
      Indicator.COOPERATING,
      Indicator.ACROSS_UNITS,
      Indicator.COOPERATING,
      Indicator.TURNING_TO_PEERS);

  private final Indicator headline;
  private final List<Indicator> indicators;

  SponsorQuestion(Indicator headline, Indicator... indicators) {
    this.headline = headline;
    this.indicators = List.of(indicators);
  }

  Indicator headline() {
    return headline;
  }

  List<Indicator> indicators() {
    return indicators;
  }
}
