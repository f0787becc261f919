package codev.group.domain.programme;

/**
 * The privacy threshold k of a programme (k-anonymity): a figure about fewer people is not shown.
 * Chosen here; applied in learning-service (its class of the same name).
 */
public final class PrivacyThreshold {
  /** Of a programme that states none. */
  public static final int USUAL = 5;

  /** With figures about two people, each of them could compute the other's answer. */
  public static final int LOWEST = 3;

  /** The lowest that is applied to answers about trust and safety, whatever is chosen here. */
  public static final int LOWEST_OF_SENSITIVE = 5;

  private PrivacyThreshold() {}
}
