package codev.group.voices;

import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.group.domain.Words;
import codev.infra.confidentiality.Seals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody deciding about a group, now. */
public record Voice(GroupId group, Username username, Instant now, Seals seals) {

  /**
   * @param what what it is, unique inside the group, e.g. {@code departure/alice}: the sealed words
   *     are bound to it
   */
  public Words says(String what, String text) {
    return new Words(seals.seal(username.value(), group + "/" + what, text.strip()));
  }

  /** Nothing where nothing was said. */
  public @Nullable Words maySay(String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : says(what, text);
  }
}
