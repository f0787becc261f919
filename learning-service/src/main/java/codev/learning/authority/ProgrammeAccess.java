package codev.learning.authority;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.RuleViolation;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.value.ProgrammeId;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may see or change what of which programme. A programme outside a user's scope does not exist
 * for them (404); one in which they have no such right is refused (403).
 */
@Component
public class ProgrammeAccess implements AuthoritySource {
  private final ReadModel<KnownGrantView> grants;
  private final ReadModel<ProgrammeUnitView> units;
  private final ReadModel<GroupMembershipView> memberships;
  private final OrganisationHoldersProperties settings;
  private final InstantSource clock;

  ProgrammeAccess(ReadModels views, OrganisationHoldersProperties settings, InstantSource clock) {
    this.grants = views.project(KnownGrantView.PROJECTION);
    this.units = views.project(ProgrammeUnitView.PROJECTION);
    this.memberships = views.project(GroupMembershipView.PROJECTION);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ProgrammeAuthorities of(CurrentUser user) {
    var held = settings.held(user, () -> granted(user.username()), clock.instant());
    return ProgrammeAuthorities.of(user, held, this::programmesOf);
  }

  private Stream<GrantedRole> granted(String person) {
    return grants.where("person", person).stream().map(KnownGrantView::granted);
  }

  private Set<UUID> programmesOf(Set<String> unitNames) {
    return units.whereAny("unit", unitNames).stream()
        .map(unit -> unit.programme().value())
        .collect(Collectors.toSet());
  }

  public boolean manages(CurrentUser user, UUID programme) {
    return of(user).manages(programme);
  }

  public void mustManage(CurrentUser user, UUID programme) {
    if (!mustSee(user, programme).manages(programme)) throw RefusedException.forbidden();
  }

  public void mustManageOrAudit(CurrentUser user, UUID programme) {
    var authority = mustSee(user, programme);
    if (!authority.reviews(programme)) throw RefusedException.forbidden();
  }

  /** Those who manage, sponsor or audit it, and its members. */
  public ProgrammeAuthorities mustSee(CurrentUser user, UUID programme) {
    var authority = of(user);
    if (!authority.sees(programme) && !isMember(user, programme)) throw RefusedException.notFound();
    return authority;
  }

  public boolean isMember(CurrentUser user, UUID programme) {
    return memberships(user.username()).isMemberIn(programme);
  }

  /**
   * For who manages no programme that the person is or was in, there is no such person; who does
   * not manage all of them is refused: what is asked for would reach the others as well.
   */
  public void mustManageWholePerson(CurrentUser user, String person) {
    var authority = of(user);
    if (!authority.managesAnything()) throw RefusedException.forbidden();
    if (!managesPerson(user, person))
      throw new RefusedException(new Refusal(404, "learning.person.unknown"));
    if (!authority.managesOrganisation()
        && !memberships(person).programmes().allMatch(authority::manages))
      throw new RuleViolationException(RuleViolation.ERASURE_BEYOND_ONES_PROGRAMMES);
  }

  /** Whether a user manages a programme that the person is or was in, or the organisation. */
  public boolean managesPerson(CurrentUser user, String person) {
    var authority = of(user);
    return authority.managesOrganisation()
        || memberships(person).programmes().anyMatch(authority::manages);
  }

  /** The programmes that a person is or was in. */
  public Set<ProgrammeId> programmesOf(String person) {
    return memberships(person).programmes().map(ProgrammeId::new).collect(Collectors.toSet());
  }

  private GroupMembershipView memberships(String person) {
    return memberships.find(person).orElse(GroupMembershipView.NONE);
  }
}
