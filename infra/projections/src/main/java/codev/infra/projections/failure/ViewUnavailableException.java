package codev.infra.projections.failure;

/**
 * A view cannot be read: it is absent, or is being built from the log for the first time and does
 * not show yet what stood in the log when that began.
 */
public final class ViewUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int percent;

  /**
   * @param percent of the log that the view reflects already
   */
  public ViewUnavailableException(String view, int percent) {
    super(
        "view %s is being rebuilt from the log: %d %%".formatted(view, percent),
        null,
        false,
        false);
    this.percent = percent;
  }

  /** How much of the log the view reflects already. */
  public int percent() {
    return percent;
  }
}
