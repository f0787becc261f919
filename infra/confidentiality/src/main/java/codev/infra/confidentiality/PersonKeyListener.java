package codev.infra.confidentiality;

/**
 * Learns of each change of a person's key in the vault, once; not at all where the process ends
 * between the change and the call. A service may have one as a bean.
 */
@FunctionalInterface
public interface PersonKeyListener {
  /**
   * Called when it is done; of a new key, when something that was encrypted with it is stored,
   * which need not be what it was made for; not of one that was destroyed by then.
   *
   * @param person whose key it is
   */
  void changed(String person, Change change);

  /** What became of the key. */
  enum Change {
    CREATED,
    /** What is written from now on is encrypted by another one. */
    ROTATED,
    DESTROYED
  }
}
