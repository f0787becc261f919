package codev.infra.localplatform.process;

/**
 * Asked again and again until it is true; an exception means "not yet", a {@link CliException}
 * "never".
 */
public interface Readiness {
  boolean isReady() throws Exception;

  /** Whether it runs and becomes ready by itself, however long that takes. */
  default boolean becomesReady() throws Exception {
    return false;
  }
}
