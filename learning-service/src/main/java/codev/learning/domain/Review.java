package codev.learning.domain;

import java.util.Optional;

/** The review of an action by its owner in a later session. */
public enum Review {
  DONE,
  PARTLY,
  /** Not yet: it stays open. */
  NOT,
  /** It has turned into something else: it stays open. */
  CHANGED;

  /** How the action ends by it, if it does. */
  Optional<Progress> ending() {
    return switch (this) {
      case DONE -> Optional.of(Progress.DONE);
      case PARTLY -> Optional.of(Progress.PARTLY);
      case NOT, CHANGED -> Optional.empty();
    };
  }
}
