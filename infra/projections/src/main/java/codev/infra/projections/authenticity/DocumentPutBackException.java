package codev.infra.projections.authenticity;

/**
 * A document of a view is not as far as it was, or is missing: it was put back or deleted, or its
 * store has lost what was written last, with the view's token.
 */
public final class DocumentPutBackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String view;
  private final String id;
  private final long upTo;

  /**
   * @param view with its version, such as {@code board.21}
   * @param id of the document
   * @param upTo how far it was
   */
  public DocumentPutBackException(String view, String id, long upTo) {
    super("document %s of view %s is not as far as %d".formatted(id, view, upTo));
    this.view = view;
    this.id = id;
    this.upTo = upTo;
  }

  public String view() {
    return view;
  }

  public String id() {
    return id;
  }

  public long upTo() {
    return upTo;
  }
}
