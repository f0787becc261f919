package codev.session.domain.preparation;

import codev.session.domain.SessionEvent;
import org.jspecify.annotations.Nullable;

/** What the facilitator decides when too few are there to consult. */
public enum QuorumDecision {
  /** It is held anyway. */
  HELD,
  /** It is held another day. */
  POSTPONED,
  /** It is held in the short form. */
  SHORTENED;

  /** What is decided after an event; whoever opens it another day decides anew. */
  public static @Nullable QuorumDecision after(
      @Nullable QuorumDecision before, SessionEvent event) {
    return switch (event) {
      case SessionEvent.SessionHeldAnyway _ -> HELD;
      case SessionEvent.SessionPostponed _ -> POSTPONED;
      case SessionEvent.SessionShortened _ -> SHORTENED;
      case SessionEvent.SessionOpened _ -> null;
      default -> before;
    };
  }
}
