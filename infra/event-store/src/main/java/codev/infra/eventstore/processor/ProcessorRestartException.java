package codev.infra.eventstore.processor;

/**
 * An event processor has finished, or another one has taken its place: no failure, but it starts
 * again from its saved position.
 */
public final class ProcessorRestartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** To be thrown by a processor while it processes a batch or reads its position. */
  public ProcessorRestartException(String why) {
    super(why, null, false, false);
  }
}
