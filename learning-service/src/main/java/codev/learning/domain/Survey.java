package codev.learning.domain;

import java.util.List;

/** What people are asked outside the sessions, and when. */
public enum Survey {
  SKILLS(List.of(Moment.START, Moment.MIDDLE, Moment.END)),
  FOLLOW_UP(List.of(Moment.THREE_MONTHS, Moment.SIX_MONTHS)),
  CLIMATE(List.of(Moment.START, Moment.MIDDLE, Moment.END));

  private final List<Moment> moments;

  Survey(List<Moment> moments) {
    this.moments = moments;
  }

  public List<Moment> moments() {
    return moments;
  }

  /** When in a programme's life. */
  public enum Moment {
    START,
    MIDDLE,
    END,
    /** After the end. */
    THREE_MONTHS,
    /** After the end. */
    SIX_MONTHS
  }
}
