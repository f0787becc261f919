package codev.learning.accesslog;

import codev.learning.domain.OutcomesFilter;
import codev.learning.domain.outcomes.ViewerRole;

/** What was shown to whom. */
@FunctionalInterface
public interface OutcomesAccessLog {
  /** Where nobody looks. */
  OutcomesAccessLog UNSEEN = (_, _, _, _, _) -> {};

  /**
   * Notes that figures are being shown to whoever is asking, in whatever form they ask for.
   *
   * @param figures as they are told
   * @param upTo position of the log up to which they were made
   */
  void note(String programme, ViewerRole as, OutcomesFilter part, Object figures, long upTo);
}
