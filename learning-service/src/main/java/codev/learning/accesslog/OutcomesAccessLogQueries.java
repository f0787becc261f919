package codev.learning.accesslog;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.security.CurrentUser;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads who has been shown which figures. */
@Component
public class OutcomesAccessLogQueries {
  private final ReadModel<OutcomesAccessLogEntry> entries;
  private final ReadModel<ViewerName> names;

  OutcomesAccessLogQueries(ReadModels views) {
    entries = views.project(OutcomesAccessLogEntry.PROJECTION);
    names = views.project(ViewerName.PROJECTION);
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

  /** The display names of the viewers, by user name, as far as they are known here. */
  Map<String, String> names(Collection<OutcomesAccessLogEntry> accesses) {
    return displayNames(
        accesses.stream().map(OutcomesAccessLogEntry::username).distinct().toList());
  }

  /** Likewise of any people. */
  public Map<String, String> displayNames(List<String> usernames) {
    return names.find(usernames).stream()
        .collect(Collectors.toMap(ViewerName::username, ViewerName::displayName));
  }

  /** The user names of those who have a display name. */
  public List<String> named(String displayName) {
    return names.where("displayName", displayName).stream().map(ViewerName::username).toList();
  }

  /**
   * @param after position of the log before the first entry
   */
  List<OutcomesAccessLogEntry> about(UUID programme, long after) {
    return entries.where("programmeId", programme.toString(), after);
  }
}
