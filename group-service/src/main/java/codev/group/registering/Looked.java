package codev.group.registering;

import org.jspecify.annotations.Nullable;

/**
 * A line of a list, looked at before anything is recorded.
 *
 * @param line its number, the headings being 1
 * @param person absent where the line is empty
 * @param why it is refused, as a sentence
 */
public record Looked(int line, @Nullable PersonForm person, Fate fate, @Nullable String why) {
  /** What becomes of the directory. */
  public enum Fate {
    REFUSED,
    CREATED,
    UPDATED,
    /** The directory says so already. */
    UNCHANGED
  }

  static Looked refused(int line, @Nullable PersonForm person, String why) {
    return new Looked(line, person, Fate.REFUSED, why);
  }
}
