package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import org.jspecify.annotations.Nullable;

/** A list for a programme's managers, whose totals are process facts of the whole programme. */
public enum FactList {
  SESSIONS,
  /** The groups, each with its turns. */
  GROUPS,
  ACTIONS;

  /** Null where no list has it. */
  public static @Nullable FactList behind(MeasureId measure) {
    return switch (measure) {
      case SessionMeasure session -> behind(session);
      case FidelityMeasure fidelity -> behind(fidelity);
      case ActionMeasure action -> behind(action);
      default -> null;
    };
  }

  private static @Nullable FactList behind(SessionMeasure session) {
    return switch (session) {
      case HELD, PLANNED, HOURS_PLANNED, HOURS_HELD, ATTENDANCE -> SESSIONS;
      case CLIENTS, ROTATION -> GROUPS;
      case PEOPLE -> null;
    };
  }

  private static @Nullable FactList behind(FidelityMeasure fidelity) {
    return switch (fidelity) {
      case STEPS_ON_TIME, CONTRACT_ACCEPTED -> SESSIONS;
      case CLIENT_SILENT, CONTRIBUTION_GINI -> null;
    };
  }

  private static @Nullable FactList behind(ActionMeasure action) {
    return switch (action) {
      case COMMITTED, TRIED, DONE, DONE_SHARE -> ACTIONS;
      case DATED, REVIEWED, PARTLY, ABANDONED, DAYS_TO_DONE, EFFECT -> null;
    };
  }

  /** Of its page. */
  public String path(String programme) {
    return switch (this) {
      case SESSIONS -> "/outcomes/" + programme + "/sessions";
      case GROUPS -> "/programmes/" + programme;
      case ACTIONS -> "/outcomes/" + programme + "/actions";
    };
  }
}
