package codev.group.domain.value;

import java.util.List;

/**
 * Warnings about a session's date after another date has changed.
 *
 * @param warnings empty: nothing any more
 */
public record SessionDateWarnings(SessionId session, List<MethodWarning> warnings) {
  public SessionDateWarnings {
    warnings = List.copyOf(warnings);
  }
}
