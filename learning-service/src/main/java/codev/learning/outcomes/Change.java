package codev.learning.outcomes;

/** What is asked at the start and at the end, to tell what has changed in between. */
public final class Change {
  private static final String START = "skills.start.";
  private static final String END = "skills.end.";
  private static final String CHANGE = "skills.change.";

  private Change() {}

  public static boolean isItsStart(String measure) {
    return measure.startsWith(START);
  }

  public static boolean isItsEnd(String measure) {
    return measure.startsWith(END);
  }

  /** E.g. {@code skills.change.C1}: what is observed of somebody is the end less the start. */
  public static String of(String measure) {
    return CHANGE + measure.substring(measure.lastIndexOf('.') + 1);
  }
}
