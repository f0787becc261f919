package codev.learning.domain.outcomes;

import java.util.Arrays;
import java.util.Optional;

/** A figure that shows whether a programme reaches its aims; a target can be set for it. */
public enum Indicator {
  /** H1: something useful for one's practice was learnt. */
  USEFUL("H1", 1, 5),
  /** H9: what was discussed applies to a situation of one's own. */
  APPLICABLE("H9", 1, 5),
  RECOMMENDED("recommendation", -100, 100),
  /** H3: people felt safe. */
  SAFE("H3", 1, 5),
  /** H4: everybody had their place. */
  PLACE_FOR_ALL("H4", 1, 5),
  ROTATION("sessions.rotation", 0, 1),
  ATTENDANCE("sessions.attendance", 0, 1),
  /** Gini: the lower, the more alike. */
  ALIKE("fidelity.contribution-gini", 0, 1, Direction.LOWER),
  /** Mean change of all skills. */
  SKILLS("skills.change.all", -10, 10),
  /** C12: cooperating outside one's department. */
  COOPERATING("skills.change.C12", -10, 10),
  /** F3: asking questions this way with one's own team. */
  WITH_THE_TEAM("follow-up.three-months.F3", 1, 5),
  /** F6: turning to peers outside the sessions. */
  TURNING_TO_PEERS("follow-up.three-months.F6", 1, 5),
  ACROSS_UNITS("cooperation.across", 0, 1),
  /** Of those committed to. */
  ACTIONS_DONE_SHARE("actions.done-share", 0, 1),
  /** Their number; targets were set for it before they were for the share. */
  ACTIONS_DONE("actions.done", 0, 100_000),
  EFFECT("actions.effect", 1, 5),
  /** F1: at least one action was carried out. */
  CARRIED_OUT("follow-up.three-months.F1", 1, 5),
  /** F8: an effect is visible to others. */
  VISIBLE("follow-up.three-months.F8", 1, 5);

  private enum Direction {
    HIGHER,
    LOWER
  }

  private final String figure;
  private final double lowest;
  private final double highest;
  private final Direction better;

  Indicator(String figure, double lowest, double highest) {
    this(figure, lowest, highest, Direction.HIGHER);
  }

  Indicator(String figure, double lowest, double highest, Direction better) {
    this.figure = figure;
    this.lowest = lowest;
    this.highest = highest;
    this.better = better;
  }

  public static Optional<Indicator> of(String figure) {
    return Arrays.stream(values()).filter(one -> one.figure.equals(figure)).findFirst();
  }

  /** The figure's key. */
  public String figure() {
    return figure;
  }

  /** That it can be. */
  public double lowest() {
    return lowest;
  }

  /** That it can be. */
  public double highest() {
    return highest;
  }

  /** Whether it is a part of a whole, which people write in percent. */
  public boolean isShare() {
    return switch (this) {
      case ROTATION, ATTENDANCE, ACROSS_UNITS, ACTIONS_DONE_SHARE -> true;
      default -> false;
    };
  }

  public boolean allows(double target) {
    return lowest <= target && target <= highest;
  }

  /** Whether a target is not to be exceeded. */
  public boolean isBetterLower() {
    return better == Direction.LOWER;
  }

  public boolean isReached(double value, double target) {
    return better == Direction.HIGHER ? value >= target : value <= target;
  }
}
