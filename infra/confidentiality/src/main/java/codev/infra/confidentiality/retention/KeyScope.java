package codev.infra.confidentiality.retention;

/** What leaves together: its texts and files are encrypted with a key of its own besides. */
public interface KeyScope {
  /** In the vault; it contains a space, so no person has it, and no erasure destroys it. */
  String keyName();
}
