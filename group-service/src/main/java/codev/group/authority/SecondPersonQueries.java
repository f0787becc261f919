package codev.group.authority;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.authority.OrganisationHoldersProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds who counts as a second person: nobody gives the right to approve what they have asked for.
 */
@Component
public class SecondPersonQueries {
  private final GrantQueries grants;
  private final OrganisationHoldersProperties settings;

  SecondPersonQueries(GrantQueries grants, OrganisationHoldersProperties settings) {
    this.grants = grants;
    this.settings = settings;
  }

  /**
   * Whether a person manages all that a request is about by a right that they had before it was
   * made, and that comes neither from who asked nor from the people whom it concerns.
   */
  boolean isIndependent(Username person, ApprovalView approval, Instant now) {
    if (settings.holdsOrganisation(person.value())) return true;
    var others =
        Stream.concat(Stream.of(approval.asker()), approval.action().concerned())
            .filter(other -> !other.equals(person))
            .collect(Collectors.toSet());
    return approval.action().scopes().stream()
        .allMatch(
            scope ->
                grants.managing(person, scope, now).stream()
                    .filter(grant -> grant.at().isBefore(approval.at()))
                    .anyMatch(grant -> !comesFrom(grant, others, new HashMap<>())));
  }

  /**
   * Refuses a manager who names the person from whom they hold their right: these two are not two
   * people who decide.
   */
  public void mustNotNameOnesGranter(
      Username by, Collection<Username> named, ProgrammeId programme, Instant now) {
    if (settings.holdsOrganisation(by.value())) return;
    grants.awaitCurrent();
    var held = grants.managing(by, GrantScope.of(programme), now);
    if (held.isEmpty()) return;
    named.stream()
        .filter(one -> !one.equals(by))
        .filter(
            one -> held.stream().allMatch(grant -> comesFrom(grant, Set.of(one), new HashMap<>())))
        .findFirst()
        .ifPresent(
            one -> {
              throw new RuleViolationException(RuleViolation.NAMED_BY_ONES_GRANTEE, one);
            });
  }

  /**
   * Whether a right was given by one of these people, or by who held it from them alone.
   *
   * @param known what was found before
   */
  private boolean comesFrom(GrantView grant, Set<Username> people, Map<GrantView, Boolean> known) {
    if (grant.isDeclaration()) return false;
    if (people.contains(grant.by())) return true;
    if (settings.holdsOrganisation(grant.by().value())) return false;
    var before = known.get(grant);
    if (before != null) return before;
    var ofGiver = heldByGiver(grant);
    boolean comes =
        !ofGiver.isEmpty() && ofGiver.stream().allMatch(one -> comesFrom(one, people, known));
    known.put(grant, comes);
    return comes;
  }

  /** By what its giver held a right when they gave it; by nothing if the setting named them. */
  private List<GrantView> heldByGiver(GrantView grant) {
    return grants.of(grant.by()).stream()
        .filter(one -> one.role() == GrantRole.MANAGER && one.at().isBefore(grant.at()))
        .filter(one -> one.wasInForce(grant.at()))
        .filter(one -> grants.covers(one.scope(), grant.scope()))
        .toList();
  }
}
