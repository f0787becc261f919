package codev.learning.outcomes.anonymity;

/**
 * How an observation is protected: whether only its author knows it, and among whom it is
 * aggregated. Each measure names its kind ({@link MeasureId#kind()}).
 */
public enum MeasureProtection {
  /** One person's answer about a session or about the climate of the group. */
  GROUP_FEEDBACK(true, true),

  /** One person's answer about themselves, their action or their learning. */
  PERSONAL(true, false),

  /**
   * What every participant of a session has seen and the calendar or the attendance sheet says too:
   * that the session took place, who attended, how closely it followed the method.
   */
  OBSERVABLE(false, true);

  private final boolean confided;
  private final boolean byGroup;

  MeasureProtection(boolean confided, boolean byGroup) {
    this.confided = confided;
    this.byGroup = byGroup;
  }

  /**
   * Whether only its author knows it. An anonymity set of confided observations has k people
   * besides the viewer, who may be one of the authors: k + 1.
   */
  public boolean isConfided() {
    return confided;
  }

  /** Whether it is aggregated within a group; otherwise within a stratum of workplaces. */
  public boolean isByGroup() {
    return byGroup;
  }
}
