package codev.infra.projections.authenticity;

/** Is informed of what is found altered in the view store. */
@FunctionalInterface
public interface AlterationListener {
  /**
   * @param view with its version, such as {@code board.21}
   * @param detail id of the document, or its token
   */
  void altered(String view, String detail);
}
