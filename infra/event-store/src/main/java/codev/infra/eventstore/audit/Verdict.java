package codev.infra.eventstore.audit;

/**
 * What came out for one log, or for one proof.
 *
 * @param alteredAt the first position that is not what it was, 0 if all fits together
 * @param text the same for a person
 */
public record Verdict(Status status, long alteredAt, String text) {
  /** What the command exits with. */
  public enum Status {
    INTACT(0),
    /** Altered or incomplete. */
    ALTERED(1),
    /** A file is not an export, or a code is none. */
    UNUSABLE(2),
    /** All fits together, but nothing shows who has signed it. */
    UNPROVEN(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }
}
