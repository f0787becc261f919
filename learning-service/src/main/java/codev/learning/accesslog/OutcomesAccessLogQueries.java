package codev.learning.accesslog;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads who has been shown which figures. */
@Component
public class OutcomesAccessLogQueries {
  private final View<OutcomesAccessLogEntry> entries;

  OutcomesAccessLogQueries(Views views) {
    entries = views.project(OutcomesAccessLogEntry.PROJECTION);
  }

  /** All figures that a person has been shown, the earliest first. */
  public List<OutcomesAccessLogEntry> of(CurrentUser viewer) {
    return entries.where("username", viewer.username()).stream()
        .sorted(Comparator.comparingLong(OutcomesAccessLogEntry::position))
        .toList();
  }

  /** All accesses to the figures of a programme, by any viewer. */
  public List<OutcomesAccessLogEntry> about(UUID programme) {
    return entries.where("programmeId", programme.toString());
  }

  /**
   * @param after position of the log before the first entry
   */
  List<OutcomesAccessLogEntry> about(UUID programme, long after) {
    return entries.where("programmeId", programme.toString(), after);
  }
}
