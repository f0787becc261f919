package codev.learning.domain.value;

/** The progress of an action once it is committed to. */
public enum ActionProgress {
  /** Begun, not yet settled. */
  TRYING,
  DONE,
  /** Ended with a part of it done. */
  PARTLY,
  /** Ended without being done. */
  ABANDONED;

  public boolean ends() {
    return this != TRYING;
  }
}
