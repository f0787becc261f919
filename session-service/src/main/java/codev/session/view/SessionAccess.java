package codev.session.view;

import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import codev.session.reference.KnownGroupSource;
import codev.session.reference.KnownGroupView;
import java.util.List;
import java.util.Optional;

/**
 * What one person may see of a session.
 *
 * <p>Members and the facilitator see every text that is not hidden, the facilitator hidden ones
 * too, and their own private notes. Whoever leads needs the identity provider's role for it. An
 * auditor sees every entry without its text. A programme manager sees times, counts and attendance.
 * Both do in the programmes over which they were granted that. For anybody else the session does
 * not exist.
 *
 * @param current the session today, even where an earlier version is shown
 * @param isInside whether they are a member or the facilitator, also one who has handed the session
 *     over: they alone read texts
 * @param audits whether they audit its programme
 */
public record SessionAccess(
    CurrentUser user, SessionView current, boolean isInside, boolean audits) {
  /**
   * Empty when the session is not visible to this person.
   *
   * @throws RuleViolationException if it would be to a facilitator, whose role they do not have
   */
  public static Optional<SessionAccess> of(
      CurrentUser user, AuthoritySource authorities, KnownGroupSource groups, SessionView current) {
    var leads = leads(user, current, groups);
    if (leads ? user.mayFacilitate() : isMember(user, current, groups))
      return Optional.of(new SessionAccess(user, current, true, false));
    var authority = authorities.of(user);
    var programme = current.plan().programme().value();
    if (authority.reviews(programme))
      return Optional.of(new SessionAccess(user, current, false, authority.audits(programme)));
    if (leads) throw new RuleViolationException(RuleViolation.FACILITATOR_ROLE_MISSING);
    return Optional.empty();
  }

  /** Whether the pages about who did what and when exist for this person: what to link to. */
  public static boolean isFollower(
      CurrentUser user, AuthoritySource authorities, KnownGroupSource groups, SessionView current) {
    try {
      return of(user, authorities, groups, current).filter(SessionAccess::seesEntries).isPresent();
    } catch (RuleViolationException _) { // a facilitator without the role
      return false;
    }
  }

  /**
   * Whether they lead it, or lead its group and have handed it over. Once it is over the right of
   * the group's facilitator ends with their place in the group; that of a substitute is of the
   * session, as is that of a facilitator who was replaced while they led it.
   */
  private static boolean leads(CurrentUser user, SessionView current, KnownGroupSource groups) {
    var person = new Username(user.username());
    var roster = current.roster();
    if (!person.equals(roster.facilitator()) && !person.equals(roster.groupFacilitator()))
      return false;
    return !current.state().isOver()
        || current.wasReplacedMeanwhile()
        || !group(current, groups).hasBeenLedBy(person, current.plan().by());
  }

  /** A member's right ends with their place in the group, which an open session follows itself. */
  private static boolean isMember(CurrentUser user, SessionView current, KnownGroupSource groups) {
    var person = new Username(user.username());
    return current.roster().hasMember(person)
        && !(current.state().isOver() && group(current, groups).hasLeft(person));
  }

  private static KnownGroupView group(SessionView current, KnownGroupSource groups) {
    return groups.of(current.plan().group());
  }

  public Username viewer() {
    return new Username(user.username());
  }

  public boolean seesEntries() {
    return isInside || audits;
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
    if (!isInside) return true;
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
        || !isInside
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
  public List<ContributionId> keptIdeas(SessionResults.ClientResults clientResults) {
    return entries(clientResults.keptIdeas()).stream().filter(id -> !isWithdrawn(id)).toList();
  }
}
