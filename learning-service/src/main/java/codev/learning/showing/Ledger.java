package codev.learning.showing;

import codev.learning.domain.Onlooker;
import codev.learning.domain.Part;

/** What was shown to whom. */
@FunctionalInterface
public interface Ledger {
  /** Where nobody looks. */
  Ledger UNSEEN = (_, _, _, _, _) -> {};

  /**
   * Notes that figures are being shown to whoever is asking, in whatever form they ask for.
   *
   * @param figures as they are told
   * @param upTo position of the log up to which they were made
   */
  void note(String programme, Onlooker as, Part part, Object figures, long upTo);
}
