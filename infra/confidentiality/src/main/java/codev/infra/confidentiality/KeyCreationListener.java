package codev.infra.confidentiality;

/** Learns of each new key in the vault, once. A service may have one as a bean. */
@FunctionalInterface
public interface KeyCreationListener {
  /**
   * Called when what was encrypted with the key is stored.
   *
   * @param person whose key it is
   */
  void created(String person);
}
