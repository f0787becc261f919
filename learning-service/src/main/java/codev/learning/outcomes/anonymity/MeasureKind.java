package codev.learning.outcomes.anonymity;

/**
 * What sort of thing is observed: whether whoever looks may know some of it already, and with whose
 * it waits. What is about a session is bound by group, what is about somebody by workplace, and
 * nothing both ways.
 */
public enum MeasureKind {
  /** What one person answers about a session or the group's climate. */
  SAID_OF_THE_GROUP(true, true),

  /** What one person answers about themselves, does or learns. */
  TOLD_OF_ONESELF(true, false),

  /**
   * What everybody in the room has seen and the calendar or the attendance sheet says anyway: that
   * a session was held, who came, how it kept to the method.
   */
  SEEN_IN_THE_ROOM(false, true);

  private final boolean confided;
  private final boolean boundByGroup;

  MeasureKind(boolean confided, boolean boundByGroup) {
    this.confided = confided;
    this.boundByGroup = boundByGroup;
  }

  /** By the first part of a measure's key; what is not known here is kept as one's own. */
  public static MeasureKind of(String measure) {
    int dot = measure.indexOf('.');
    if (dot < 0) return SAID_OF_THE_GROUP; // an item asked after each session
    return switch (measure.substring(0, dot)) {
      case "items", "climate" -> SAID_OF_THE_GROUP;
      case "sessions", "fidelity" -> SEEN_IN_THE_ROOM;
      default -> TOLD_OF_ONESELF;
    };
  }

  /** Only its author knows it, and whomever they have told. */
  public boolean isConfided() {
    return confided;
  }

  boolean isBoundByGroup() {
    return boundByGroup;
  }
}
