package codev.infra.eventstore.processor;

/**
 * A processor can only go on once a person has decided how. It is stopped until then: health is
 * down and says so, and the work is tried again now and then.
 */
public abstract class DecisionNeededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param finding what the processor has found
   * @param decision how a person decides
   */
  protected DecisionNeededException(String finding, String decision) {
    super(finding + ". To go on: " + decision);
  }
}
