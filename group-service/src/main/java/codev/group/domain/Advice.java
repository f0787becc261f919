package codev.group.domain;

import java.util.List;

/**
 * What the method advises against in a session's date, once another date has changed.
 *
 * @param warnings empty: nothing any more
 */
public record Advice(SessionId session, List<Warning> warnings) {
  public Advice {
    warnings = List.copyOf(warnings);
  }
}
