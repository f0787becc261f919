package codev.session.view;

import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;

/**
 * What one person may see of a session.
 *
 * <p>Members and the facilitator see every text that is not hidden, the facilitator hidden ones
 * too, and their own private notes. An auditor sees every entry without its text. A programme
 * manager sees times, counts and attendance. Both do in the programmes over which they were granted
 * that. For anybody else the session does not exist.
 *
 * @param current the session today, even where an earlier version is shown
 * @param audits whether they audit its programme
 */
public record SessionAccess(CurrentUser who, SessionView current, boolean audits) {
  /** Empty when the session is not visible to this person. */
  public static Optional<SessionAccess> of(
      CurrentUser who, AuthoritySource authorities, SessionView current) {
    if (isInside(who, current)) return Optional.of(new SessionAccess(who, current, false));
    var authority = authorities.of(who);
    var programme = current.plan().programme().value();
    return authority.reviews(programme)
        ? Optional.of(new SessionAccess(who, current, authority.audits(programme)))
        : Optional.empty();
  }

  public Username viewer() {
    return new Username(who.username());
  }

  /**
   * Whether the viewer is a member or the facilitator, also one who has handed the session over:
   * they alone read texts.
   */
  public boolean isInside() {
    return isInside(who, current);
  }

  private static boolean isInside(CurrentUser who, SessionView current) {
    return current.includes(who.username())
        || current.roster().groupFacilitator().value().equals(who.username());
  }

  public boolean seesEntries() {
    return isInside() || audits;
  }

  /**
   * Refuses a programme manager (403): in the order of events anybody could read who did what and
   * when.
   */
  public void mustFollowEvents() {
    if (!seesEntries()) throw RefusedException.forbidden();
  }

  /** All entries, or none for a viewer who sees none. */
  public <T> List<T> entries(List<T> entries) {
    return seesEntries() ? entries : List.of();
  }

  /**
   * An entry that the facilitator hid stays visible to them, to its author and to an auditor, a
   * disowned one not to its alleged author, a withdrawn one to an auditor alone.
   */
  public boolean shows(Object entry, Username author) {
    if (!isInside()) return true;
    if (isWithdrawn(entry)) return false;
    return !isHidden(entry)
        || viewer().equals(current.roster().facilitator())
        || (viewer().equals(author) && current.entries().hidingReason(entry).isPresent());
  }

  /**
   * Whether the viewer may know of a contribution: one for the facilitator alone is known to its
   * author, the facilitator and an auditor.
   */
  public boolean knows(ContributionMade made) {
    return !made.contribution().confidential()
        || !isInside()
        || viewer().equals(made.by())
        || viewer().equals(current.roster().facilitator());
  }

  /** The same of an entry of any kind. */
  public boolean knowsEntry(Object entry) {
    return current.discussion().contributions().stream()
        .filter(c -> c.id().toString().equals(entry.toString()))
        .allMatch(c -> knows(c.made()));
  }

  public boolean isHidden(Object entry) {
    return current.entries().isHidden(entry);
  }

  public boolean isWithdrawn(Object entry) {
    return current.entries().isWithdrawn(entry);
  }

  /** The ideas that a client kept, less those that their authors have withdrawn since. */
  public List<ContributionId> keptIdeas(SessionResults.ClientResults kept) {
    return entries(kept.keptIdeas()).stream().filter(id -> !isWithdrawn(id)).toList();
  }
}
