package codev.session.view;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;

/**
 * What one person may see of a session.
 *
 * <p>Members and the facilitator see every text, and their own private notes. An auditor sees every
 * entry without its text. A programme manager sees times and attendance. For anybody else the
 * session does not exist.
 *
 * @param current the session today, even where an earlier version is shown
 */
public record SessionAccess(CurrentUser who, SessionView current) {
  /** Empty when the session is not visible to this person. */
  public static Optional<SessionAccess> of(CurrentUser who, SessionView current) {
    return current.includes(who.username()) || who.is(UserRole.AUDITOR) || who.is(UserRole.MANAGER)
        ? Optional.of(new SessionAccess(who, current))
        : Optional.empty();
  }

  public Username viewer() {
    return new Username(who.username());
  }

  /** Whether the viewer is a member or the facilitator: they alone read texts. */
  public boolean isInside() {
    return current.includes(who.username());
  }

  public boolean seesEntries() {
    return isInside() || who.is(UserRole.AUDITOR);
  }

  /** All entries, or none for a viewer who sees none. */
  public <T> List<T> entries(List<T> entries) {
    return seesEntries() ? entries : List.of();
  }

  /** A hidden entry stays visible to the facilitator and to an auditor. */
  public boolean shows(Object entry) {
    return !isHidden(entry) || viewer().equals(current.roster().facilitator()) || !isInside();
  }

  public boolean isHidden(Object entry) {
    return current.hidden().contains(entry.toString());
  }
}
