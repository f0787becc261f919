package codev.infra.eventstore.processor;

/**
 * Stops an event processor that has finished or was replaced by another one: no failure, it starts
 * again from its saved position.
 */
public final class ProcessorRestartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** To be thrown by a processor while it processes a batch or reads its position. */
  public ProcessorRestartException(String message) {
    super(message, null, false, false);
  }
}
