package codev.group.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How far a job has come. */
public enum JobState {
  RUNNING,
  /** What is under way is still finished. */
  CANCELLING,
  DONE,
  CANCELLED,
  /** It did not get on, however often it was tried. */
  FAILED;

  /** As a row of a {@link JobTable} says. */
  public static JobState of(ResultSet row) throws SQLException {
    var isRunning = row.getObject("ended_at") == null;
    return isRunning && row.getBoolean("cancelled") ? CANCELLING : valueOf(row.getString("state"));
  }
}
