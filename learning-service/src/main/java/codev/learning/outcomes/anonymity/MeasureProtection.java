package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.PrivacyThreshold;

/**
 * How an observation is protected: whether only its author knows it, and among whom it is
 * aggregated. Each measure names its own ({@link MeasureId#protection()}).
 */
public enum MeasureProtection {
  /** One person's answer about a session. */
  GROUP_FEEDBACK(true, true, PrivacyThreshold.LOWEST),

  /** One person's answer about trust and safety in a session, or about the climate of the group. */
  SENSITIVE_FEEDBACK(true, true, PrivacyThreshold.LOWEST_OF_SENSITIVE),

  /** One person's answer about themselves, their action or their learning. */
  PERSONAL(true, false, PrivacyThreshold.LOWEST),

  /** A process fact about one person: what becomes of an action that the group has agreed to. */
  PERSONAL_FACT(false, false, PrivacyThreshold.LOWEST),

  /**
   * A process fact about a session, which every participant has seen and the calendar or the
   * attendance sheet says too: that it took place, who attended, how closely it followed the
   * method.
   */
  SESSION_FACT(false, true, PrivacyThreshold.LOWEST);

  private final boolean confided;
  private final boolean byGroup;
  private final int lowestThreshold;

  MeasureProtection(boolean confided, boolean byGroup, int lowestThreshold) {
    this.confided = confided;
    this.byGroup = byGroup;
    this.lowestThreshold = lowestThreshold;
  }

  /**
   * Whether only its author knows it. An anonymity set of confided observations has k people
   * besides the viewer, who may be one of the authors: k + 1. Others are process facts, which are
   * exact and current wherever no filter could single a person out.
   */
  public boolean isConfided() {
    return confided;
  }

  /** Whether it is aggregated within a group; otherwise within a stratum of workplaces. */
  public boolean isByGroup() {
    return byGroup;
  }

  /** The lowest k that is ever applied to it. */
  int lowestThreshold() {
    return lowestThreshold;
  }
}
