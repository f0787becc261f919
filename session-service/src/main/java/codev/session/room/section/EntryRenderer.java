package codev.session.room.section;

import java.util.Locale;

/** Renders a contribution through a fragment of the discussion's template. */
@FunctionalInterface
public interface EntryRenderer {
  /**
   * @param fragment {@code entry}, in the running step, or {@code earlier}
   * @param entry all that the fragment reads
   * @return HTML
   */
  String render(String fragment, EntryModel entry, Locale language);
}
