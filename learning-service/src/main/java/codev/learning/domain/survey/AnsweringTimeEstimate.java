package codev.learning.domain.survey;

/** How long it takes to answer a survey, estimated from its number of questions. */
public final class AnsweringTimeEstimate {
  private static final int SECONDS_PER_QUESTION = 10;
  private static final int SECONDS_PER_MINUTE = 60;

  private AnsweringTimeEstimate() {}

  /** In whole minutes, at least one. */
  public static int minutes(int questions) {
    return Math.max(1, Math.ceilDiv(questions * SECONDS_PER_QUESTION, SECONDS_PER_MINUTE));
  }
}
