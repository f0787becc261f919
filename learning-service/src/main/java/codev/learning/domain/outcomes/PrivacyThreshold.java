package codev.learning.domain.outcomes;

/**
 * The privacy threshold k of a programme (k-anonymity): a figure about fewer different people is
 * suppressed. The programme's manager chooses it in group-service, which refuses one below the
 * lowest (its class of the same name); the rules that apply it are those of statistical disclosure
 * control ({@code DisclosureRule}).
 */
public final class PrivacyThreshold {
  /** Of a programme whose declaration has not arrived. */
  public static final int USUAL = 5;

  /** The lowest k that is ever applied, whatever a programme asks for. */
  public static final int LOWEST = 3;

  /** Likewise, for answers about trust and safety in the group. */
  public static final int LOWEST_OF_SENSITIVE = 5;

  private PrivacyThreshold() {}

  /** k, as it is applied where a programme asks for this many people. */
  public static int effective(int threshold) {
    return Math.max(LOWEST, threshold);
  }

  /**
   * The fewest different people in an anonymity set: k, and k + 1 where the viewer may be one of
   * them and knows their own answer.
   */
  public static int minimumPeople(int threshold, boolean viewerMayBeOneOfThem) {
    return viewerMayBeOneOfThem ? threshold + 1 : threshold;
  }
}
