package codev.session.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence to agree with after the session.
 *
 * @param from lowest answer
 * @param to highest answer
 */
public record Item(String key, String fr, String en, int from, int to, Audience audience) {

  /** Whom an item is for. */
  public enum Audience {
    EVERYBODY(null, null),
    CLIENT(Role.CLIENT, Reason.ITEM_IS_FOR_THE_CLIENT),
    CONSULTANTS(Role.CONSULTANT, Reason.ITEM_IS_FOR_CONSULTANTS);

    private final @Nullable Role role;
    private final @Nullable Reason otherwise;

    Audience(@Nullable Role role, @Nullable Reason otherwise) {
      this.role = role;
      this.otherwise = otherwise;
    }

    /**
     * @param parts that somebody had in the session: with two clients in succession both
     */
    public boolean includes(Set<Role> parts) {
      return role == null || parts.contains(role);
    }

    void mustInclude(Set<Role> parts, String item) {
      if (otherwise != null && !includes(parts)) throw new Refused(otherwise, item);
    }
  }
}
