package codev.learning.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    SIX_MONTHS;

    /** The day from which it is asked. */
    public LocalDate in(LocalDate startsOn, LocalDate endsOn) {
      return switch (this) {
        case START -> startsOn;
        case MIDDLE -> startsOn.plusDays(ChronoUnit.DAYS.between(startsOn, endsOn) / 2);
        case END -> endsOn;
        case THREE_MONTHS -> endsOn.plusMonths(3);
        case SIX_MONTHS -> endsOn.plusMonths(6);
      };
    }
  }
}
