package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import org.jspecify.annotations.Nullable;

/**
 * A list that a programme's managers open from a figure: the figure is its total, a process fact of
 * the whole programme.
 */
public enum DrillDownList {
  SESSIONS,
  /** The groups, each with its turns. */
  GROUPS,
  ACTIONS;

  /** Null where no list has it. */
  public static @Nullable DrillDownList behind(MeasureId measure) {
    return switch (measure) {
      case SessionMeasure session -> behind(session);
      case FidelityMeasure fidelity -> behind(fidelity);
      case ActionMeasure action -> behind(action);
      default -> null;
    };
  }

  private static @Nullable DrillDownList behind(SessionMeasure session) {
    return switch (session) {
      case HELD, PLANNED, HOURS_PLANNED, HOURS_HELD, ATTENDANCE -> SESSIONS;
      case CLIENTS, ROTATION -> GROUPS;
      case PEOPLE -> null;
    };
  }

  private static @Nullable DrillDownList behind(FidelityMeasure fidelity) {
    return switch (fidelity) {
      case STEPS_ON_TIME, CONTRACT_ACCEPTED -> SESSIONS;
      case CLIENT_SILENT, CONTRIBUTION_GINI -> null;
    };
  }

  private static @Nullable DrillDownList behind(ActionMeasure action) {
    return switch (action) {
      case COMMITTED, TRIED, DONE, DONE_SHARE -> ACTIONS;
      case DATED, REVIEWED, PARTLY, ABANDONED, DAYS_TO_DONE, EFFECT -> null;
    };
  }
}
