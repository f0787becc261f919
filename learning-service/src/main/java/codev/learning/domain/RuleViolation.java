package codev.learning.domain;

/**
 * All refusals of the domain. The constant states the rule; the key names it for ever, to clients
 * and in the message files.
 */
public enum RuleViolation {
  NOT_YOUR_ACTION(Kind.NOT_YOURS, "learning.action.only-its-owner"),
  ACTION_HAS_ENDED(Kind.MOVED_ON, "learning.action.has-ended"),
  ACTION_IS_WITHDRAWN(Kind.MOVED_ON, "learning.action.is-withdrawn"),
  ONLY_MEMBERS_ARE_SURVEYED(Kind.NOT_YOURS, "learning.survey.only-members"),
  NOT_A_MOMENT_OF_THIS_SURVEY(Kind.METHOD, "learning.survey.another-moment"),
  ITEM_HAS_ANOTHER_SCALE(Kind.METHOD, "learning.instrument.another-scale"),
  ITEM_IS_ASKED_ALREADY(Kind.METHOD, "learning.instrument.asked-already"),
  NOBODY_OF_THAT_NAME(Kind.NOT_VISIBLE, "learning.person.unknown"),
  ERASURE_BEYOND_ONES_PROGRAMMES(Kind.NOT_YOURS, "learning.erasure.beyond-ones-programmes"),
  ERASURE_HAS_ENDED(Kind.MOVED_ON, "learning.erasure.has-ended"),
  ANSWERED_ALREADY(Kind.MOVED_ON, "learning.survey.answered-already"),
  SAME_ID_OTHER_CONTENT(Kind.MOVED_ON, "learning.same-id-other-content");

  /** What sort of "no" it is. */
  public enum Kind {
    /** The person or object does not exist. */
    NOT_VISIBLE,
    /** It is another person's task. */
    NOT_YOURS,
    /** The state has changed since the caller read it. */
    MOVED_ON,
    /** The method forbids it. */
    METHOD
  }

  private final Kind kind;
  private final String key;

  RuleViolation(Kind kind, String key) {
    this.kind = kind;
    this.key = key;
  }

  public Kind kind() {
    return kind;
  }

  public String key() {
    return key;
  }
}
