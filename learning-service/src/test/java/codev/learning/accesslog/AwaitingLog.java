package codev.learning.accesslog;

/** Opens figures in tests that show them to nobody. */
public final class AwaitingLog {
  private AwaitingLog() {}

  public static <T> T open(OutcomesAwaitingLog<T> outcomes) {
    return outcomes.release();
  }
}
