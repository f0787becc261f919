package codev.learning.accesslog;

import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.value.ProgrammeId;

/**
 * Figures that have been computed and may not be shown yet. Nothing outside of this package can
 * read them before {@link OutcomesAccessLog#show} has logged the access, so no page or API can show
 * figures without a log entry.
 *
 * @param <T> what is shown
 */
public final class OutcomesAwaitingLog<T> {
  private final ProgrammeId programme;
  private final ViewerRole role;
  private final ViewedPart part;
  private final Object figures;
  private final long upTo;
  private final T content;

  /**
   * @param role in which they are viewed
   * @param part of the programme that they cover
   * @param figures what the digest in the log is computed of, as JSON
   * @param upTo position of the log up to which they were computed
   */
  public OutcomesAwaitingLog(
      ProgrammeId programme,
      ViewerRole role,
      ViewedPart part,
      Object figures,
      long upTo,
      T content) {
    this.programme = programme;
    this.role = role;
    this.part = part;
    this.figures = figures;
    this.upTo = upTo;
    this.content = content;
  }

  ProgrammeId programme() {
    return programme;
  }

  ViewerRole role() {
    return role;
  }

  ViewedPart part() {
    return part;
  }

  Object figures() {
    return figures;
  }

  long upTo() {
    return upTo;
  }

  /** To be called once the access is logged. */
  T release() {
    return content;
  }
}
