package codev.learning.domain.value;

import java.util.Optional;

/** The review of an action by its owner in a later session. */
public enum ActionReviewOutcome {
  DONE,
  PARTLY,
  /** Not yet: it stays open. */
  NOT,
  /** It has turned into something else: it stays open. */
  CHANGED;

  /** How the action ends by it, if it does. */
  public Optional<ActionProgress> ending() {
    return switch (this) {
      case DONE -> Optional.of(ActionProgress.DONE);
      case PARTLY -> Optional.of(ActionProgress.PARTLY);
      case NOT, CHANGED -> Optional.empty();
    };
  }
}
