package codev.group.authority;

import codev.group.domain.authority.GrantRole;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may do what over which programmes: the identity provider's role within a granted scope. Who
 * belongs to a group is decided by the group.
 */
@Component
public class ProgrammeAccess implements AuthoritySource {
  private final GrantQueries grants;
  private final OrganisationHoldersProperties settings;
  private final InstantSource clock;

  ProgrammeAccess(
      GrantQueries grants, OrganisationHoldersProperties settings, InstantSource clock) {
    this.grants = grants;
    this.settings = settings;
    this.clock = clock;
  }

  /** From the views as they stand. */
  @Override
  public ProgrammeAuthorities of(CurrentUser user) {
    return ProgrammeAuthorities.of(user, held(user), grants::programmesOf);
  }

  /** What a user holds now, as far as the identity provider's role allows it. */
  public List<GrantedRole> held(CurrentUser user) {
    return settings.held(user, () -> granted(new Username(user.username())), clock.instant());
  }

  private Stream<GrantedRole> granted(Username person) {
    return grants.of(person).stream()
        .filter(grant -> grant.revocation() == null)
        .map(GrantView::granted);
  }

  /** By the setting, without a grant. */
  public boolean holdsOrganisation(CurrentUser user) {
    return settings.holdsOrganisation(user);
  }

  /** From the views at the end of the log: what a command is decided on. */
  public ProgrammeAuthorities currentOf(CurrentUser user) {
    grants.awaitCurrent();
    return of(user);
  }

  /**
   * What a person manages by what they hold, from the views at the end of the log: also for what
   * goes on after their request, since whether the identity provider's role allows it is left to
   * the check of the request.
   */
  public ProgrammeAuthorities managedBy(Username person) {
    return currentOf(new CurrentUser(person.value(), Set.of(UserRole.MANAGER)));
  }

  /** Those of these people who hold a right, now or later, over what a user does not manage. */
  public Set<Username> holdingBeyond(ProgrammeAuthorities authority, Collection<Username> people) {
    return grants.holdingBeyond(authority, people, clock.instant());
  }

  public boolean mayManage(CurrentUser user, ProgrammeId programme) {
    return currentOf(user).manages(programme.value());
  }

  public boolean maySee(CurrentUser user, ProgrammeId programme) {
    return of(user).sees(programme.value());
  }

  /** Refuses a user for whom the programme exists, but who does not manage it (403). */
  public void mustManage(CurrentUser user, ProgrammeId programme) {
    if (!mayManage(user, programme)) throw RefusedException.forbidden();
  }

  /** Likewise of those who manage or audit it. */
  public void mustReview(CurrentUser user, ProgrammeId programme) {
    if (!of(user).reviews(programme.value())) throw RefusedException.forbidden();
  }

  /** Declares programmes: a manager by role, and an administrator who manages something. */
  public boolean isManager(CurrentUser user) {
    return isManager(of(user));
  }

  public boolean isManager(ProgrammeAuthorities authority) {
    return authority.user().is(UserRole.MANAGER) || authority.managesAnything();
  }

  public void mustBeManager(CurrentUser user) {
    if (!isManager(user)) throw RefusedException.forbidden();
  }

  /**
   * Registers people and changes those within their scope, and changes the pool of facilitators,
   * which belongs to no programme: who manages anything, and a manager by role who has not managed
   * before, since they compose the first programme that they declare.
   */
  public boolean editsDirectory(CurrentUser user) {
    return editsDirectory(of(user));
  }

  public boolean editsDirectory(ProgrammeAuthorities authority) {
    var user = authority.user();
    return authority.managesAnything() || (user.is(UserRole.MANAGER) && !isFormerManager(user));
  }

  public void mustEditDirectory(CurrentUser user) {
    if (!editsDirectory(user)) throw RefusedException.forbidden();
  }

  /** Reads the directory, as far as one's scope goes, and the pool: also an auditor of anything. */
  public void mustReadDirectory(CurrentUser user) {
    if (!readsDirectory(of(user))) throw RefusedException.forbidden();
  }

  public boolean readsDirectory(ProgrammeAuthorities authority) {
    return editsDirectory(authority) || authority.auditsAnything();
  }

  /** An administrator by role who holds the whole organisation. */
  public boolean administersOrganisation(CurrentUser user) {
    return administersOrganisation(of(user));
  }

  public boolean administersOrganisation(ProgrammeAuthorities authority) {
    return authority.user().is(UserRole.ADMINISTRATOR) && authority.managesOrganisation();
  }

  private boolean isFormerManager(CurrentUser user) {
    var now = clock.instant();
    return grants.of(new Username(user.username())).stream()
        .anyMatch(grant -> grant.role() == GrantRole.MANAGER && grant.isOver(now));
  }

  /** The role that a page speaks to where a person has nothing to see yet; it decides nothing. */
  public Optional<UserRole> addressedAs(CurrentUser user) {
    return Stream.of(
            UserRole.ADMINISTRATOR, UserRole.SPONSOR, UserRole.AUDITOR, UserRole.FACILITATOR)
        .filter(user::is)
        .findFirst();
  }
}
