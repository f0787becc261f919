package codev.learning.domain.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The surveys outside the sessions, and at which moments of a programme each is asked. */
public enum SurveyKind {
  SKILLS(List.of(Moment.START, Moment.MIDDLE, Moment.END)),
  FOLLOW_UP(List.of(Moment.THREE_MONTHS, Moment.SIX_MONTHS)),
  CLIMATE(List.of(Moment.START, Moment.MIDDLE, Moment.END));

  private static final int DAYS_UNTIL_FIRST_MEETING = 28;
  private static final int DAYS_AFTER_SKILLS_SURVEY = 14;

  private final List<Moment> moments;

  SurveyKind(List<Moment> moments) {
    this.moments = moments;
  }

  public List<Moment> moments() {
    return moments;
  }

  /**
   * How many days after a moment of the programme the e-mail is sent. Skills come on the day.
   * Climate can be judged only once a group has met, and comes separately: nobody is sent two
   * surveys at a time.
   */
  public int daysAfter(Moment moment) {
    if (this != CLIMATE) return 0;
    return moment == Moment.START ? DAYS_UNTIL_FIRST_MEETING : DAYS_AFTER_SKILLS_SURVEY;
  }

  /** Whether it is one of ours; any other key is that of an instrument of a programme's own. */
  public static Optional<SurveyKind> named(String key) {
    return Arrays.stream(values()).filter(survey -> survey.name().equals(key)).findFirst();
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
