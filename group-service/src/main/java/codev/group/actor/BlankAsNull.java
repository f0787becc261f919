package codev.group.actor;

import org.jspecify.annotations.Nullable;

/** A submitted text that may be left out: a blank one counts as absent. */
public final class BlankAsNull {
  private BlankAsNull() {}

  public static @Nullable String of(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
