package codev.infra.eventrelay.signature;

/** What a service demands of the messages that it receives. */
public enum SignaturePolicy {
  /** Each is signed by its publisher. */
  REQUIRED,
  /**
   * Those that are not signed are handled too, as long as earlier versions have published some that
   * are still to be read. A signature that is there has to be right.
   */
  ACCEPTED
}
