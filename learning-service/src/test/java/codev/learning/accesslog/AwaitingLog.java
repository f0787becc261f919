package codev.learning.accesslog;

/** Opens figures in tests that show them to nobody. */
public final class Unlogged {
  private Unlogged() {}

  public static <T> T open(UnloggedOutcomes<T> outcomes) {
    return outcomes.release();
  }
}
