package codev.group.grants;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.GrantQueries;
import codev.group.authority.GrantView;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.command.GrantCommand.GiveGrant;
import codev.group.domain.command.GrantCommand.RevokeGrant;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: gives and revokes grants. Nobody grants what they do not hold, nor longer, and only
 * holders by the setting grant to themselves.
 */
@Component
record GrantUseCase(
    CommandSender commands,
    GrantQueries grants,
    ProgrammeAccess access,
    ProgrammeQueries programmes,
    GroupQueries groups,
    CommandActorFactory actors,
    Clock clock,
    UsernameSpelling spelling) {
  CommandResult give(GrantId id, GrantRequest form, CurrentUser user) {
    var scope = form.scope().scope();
    mustHold(scope, form.role(), form.until(), user);
    var actor = actors.of(user, "grant/" + id);
    var person = new Username(spelling.of(form.username()));
    if (person.value().equals(user.username()) && !access.holdsOrganisation(user))
      throw new RuleViolationException(RuleViolation.GRANT_TO_ONESELF);
    var from = form.from() == null ? actor.now() : form.from();
    if (grants.isAtOddsWith(person, form.role(), scope, from, form.until()))
      throw new RuleViolationException(RuleViolation.GRANT_AUDITS_ONES_OWN);
    if (form.role() != GrantRole.MANAGER && leadsWithin(scope, person))
      throw new RuleViolationException(RuleViolation.GRANT_REVIEWS_ONES_OWN_GROUP, person);
    return commands.send(
        new GiveGrant(
            id,
            person,
            form.role(),
            scope,
            form.from(),
            form.until(),
            actor.encryptNullable("given", form.reason()),
            actor.username(),
            actor.now()),
        actor::storeKey);
  }

  /**
   * Who sponsors or audits a programme leads no group of it, in whichever order it is asked for.
   */
  private boolean leadsWithin(GrantScope scope, Username person) {
    return groups.currentlyLedProgrammes(person).stream()
        .anyMatch(programme -> grants.covers(scope, GrantScope.of(programme)));
  }

  /** Refuses who may not revoke a grant, or for whom it does not exist. */
  void mustBeRevocable(GrantId id, CurrentUser user) {
    var authority = access.currentOf(user);
    var grant =
        grants
            .find(id)
            .filter(found -> GrantQueries.isVisible(found, authority))
            .orElseThrow(RefusedException::notFound);
    if (!mayRevoke(grant, authority)) throw RefusedException.forbidden();
  }

  CommandResult revoke(GrantId id, RevocationRequest form, CurrentUser user) {
    var grant = grants.find(id).orElseThrow(RefusedException::notFound);
    var actor = actors.of(user, "grant/" + id);
    return commands.send(
        new RevokeGrant(
            id,
            grant.person(),
            grant.role(),
            grant.scope(),
            grants.isLastManagement(grant, actor.now()),
            actor.encrypt("revoked", form.reason()),
            actor.username(),
            actor.now()),
        actor::storeKey);
  }

  /**
   * Whether a user may revoke a grant: their own, one whose whole scope they manage, and an
   * auditor's if they manage the organisation.
   */
  static boolean mayRevoke(GrantView grant, ProgrammeAuthorities authority) {
    return grant.isOf(authority.user())
        || (grant.role() == GrantRole.AUDITOR
            ? authority.managesOrganisation()
            : GrantQueries.manages(authority, grant.scope()));
  }

  private void mustHold(
      GrantScope scope, GrantRole role, @Nullable Instant until, CurrentUser user) {
    var authority = access.currentOf(user);
    if (scope.id() != null) programmes.currentProgramme(scope.id(), user);
    if (!GrantQueries.manages(authority, scope))
      throw switch (scope.kind()) {
        case ORGANISATION -> new RuleViolationException(RuleViolation.GRANT_NEEDS_THE_ORGANISATION);
        case UNIT -> RefusedException.notFound();
        case PROGRAMME -> RefusedException.forbidden();
      };
    if (role == GrantRole.AUDITOR && !authority.managesOrganisation())
      throw new RuleViolationException(RuleViolation.GRANT_NEEDS_THE_ORGANISATION);
    mustHoldUntil(scope, until, user);
  }

  private void mustHoldUntil(GrantScope scope, @Nullable Instant until, CurrentUser user) {
    if (access.holdsOrganisation(user)) return;
    boolean holds =
        grants.managing(new Username(user.username()), scope, clock.instant()).stream()
            .map(GrantView::until)
            .anyMatch(end -> end == null || (until != null && !until.isAfter(end)));
    if (!holds) throw new RuleViolationException(RuleViolation.GRANT_EXCEEDS_ONES_OWN);
  }
}
