package codev.group.domain;

import java.util.List;

/**
 * What the method advises against in a session's date, once another date has changed.
 *
 * @param warnings empty: nothing any more
 */
public record DateWarnings(SessionId session, List<Warning> warnings) {
  public DateWarnings {
    warnings = List.copyOf(warnings);
  }
}
