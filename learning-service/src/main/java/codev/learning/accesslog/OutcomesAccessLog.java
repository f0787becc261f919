package codev.learning.accesslog;

import codev.infra.web.security.CurrentUser;
import codev.learning.domain.outcomes.OutputFormat;

/** Logs every access to figures. It is the only way to read {@link OutcomesAwaitingLog}. */
@FunctionalInterface
public interface OutcomesAccessLog {
  /**
   * Logs that figures are shown, then returns them. When logging fails, nothing is shown.
   *
   * @param viewer to whom they are shown
   * @param format in which they are shown
   */
  <T> T show(OutcomesAwaitingLog<T> outcomes, CurrentUser viewer, OutputFormat format);

  /** Position of the log up to which figures were computed, which is no figure. */
  static long upTo(OutcomesAwaitingLog<?> outcomes) {
    return outcomes.upTo();
  }
}
