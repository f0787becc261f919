package codev.group.authority;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.identity.UsernameSpelling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds requests for approval, and who may decide them. */
@Component
public class ApprovalQueries {
  private final ReadModel<ApprovalView> approvals;
  private final GrantQueries grants;
  private final ProgrammeAccess access;
  private final SecondPersonQueries secondPeople;
  private final OrganisationHoldersProperties settings;
  private final UsernameSpelling spelling;

  ApprovalQueries(
      ReadModels views,
      GrantQueries grants,
      ProgrammeAccess access,
      SecondPersonQueries secondPeople,
      OrganisationHoldersProperties settings,
      UsernameSpelling spelling) {
    this.approvals = views.project(ApprovalView.PROJECTION);
    this.grants = grants;
    this.access = access;
    this.secondPeople = secondPeople;
    this.settings = settings;
    this.spelling = spelling;
  }

  public List<ApprovalView> all() {
    return approvals.all();
  }

  /** What a user has asked for, and what others have asked for within what the user manages. */
  public List<ApprovalView> visibleTo(ProgrammeAuthorities authority) {
    return all().stream().filter(approval -> isVisible(approval, authority)).toList();
  }

  /** For commands: up to date with the log at this moment. */
  public Optional<ApprovalView> current(ApprovalId id, ProgrammeAuthorities authority) {
    return approvals
        .current()
        .find(id.toString())
        .filter(approval -> isVisible(approval, authority));
  }

  /**
   * Whether what is still to be decided, and done in this service, was asked for by somebody who
   * manages its programme no more: they could not do themselves any longer what they have asked
   * for.
   */
  public boolean hasAskerLostTheirRight(ApprovalId id, Instant now) {
    return approvals
        .find(id.toString())
        .filter(approval -> approval.recorded() == ApprovalView.State.REQUESTED)
        .filter(approval -> approval.action() instanceof ApprovalAction.CarriedOutHere)
        .filter(approval -> !settings.holdsOrganisation(approval.asker().value()))
        .filter(
            approval ->
                approval.action().scopes().stream()
                    .allMatch(scope -> grants.managing(approval.asker(), scope, now).isEmpty()))
        .isPresent();
  }

  /** Whom a request that is still to be decided would have erased. */
  public Optional<Username> personToErase(ApprovalId id) {
    return approvals
        .find(id.toString())
        .filter(approval -> approval.recorded() == ApprovalView.State.REQUESTED)
        .map(ApprovalView::action)
        .filter(ApprovalAction.PersonErasure.class::isInstance)
        .map(ApprovalAction::person);
  }

  /** Refuses to have a person facilitate whose erasure is approved and not cancelled. */
  public void mustStay(Username facilitator) {
    boolean isToBeErased =
        approvals.current().where("action.person", facilitator.value()).stream()
            .filter(approval -> approval.action() instanceof ApprovalAction.PersonErasure)
            .filter(approval -> approval.recorded() == ApprovalView.State.GRANTED)
            .anyMatch(approval -> approval.completion() == null);
    if (isToBeErased)
      throw new RuleViolationException(RuleViolation.FACILITATOR_IS_TO_BE_ERASED, facilitator);
  }

  /** How many requests of a person for the same action have ended. */
  long endedCount(Username asker, ApprovalAction action, Instant now) {
    return approvals.current().where("asker", asker.value()).stream()
        .filter(approval -> approval.action().equals(action) && approval.hasEnded(now))
        .count();
  }

  private boolean isVisible(ApprovalView approval, ProgrammeAuthorities authority) {
    return isAskedBy(approval, authority) || manages(authority, approval.action());
  }

  private boolean manages(ProgrammeAuthorities authority, ApprovalAction action) {
    return action.scopes().stream().allMatch(scope -> GrantQueries.manages(authority, scope))
        && !endsRightsBeyond(authority, action);
  }

  /**
   * Whether an action ends a person's rights over what a user does not manage, as an erasure does:
   * who may not change the person's entry does not decide on it either.
   */
  private boolean endsRightsBeyond(ProgrammeAuthorities authority, ApprovalAction action) {
    return action instanceof ApprovalAction.PersonErasure erasure
        && !authority.managesOrganisation()
        && !access.holdingBeyond(authority, List.of(erasure.person())).isEmpty();
  }

  /**
   * Another manager of what it is about, whose right comes from neither who asked nor whom it
   * concerns; the organisation's manage all.
   */
  public boolean mayDecide(ApprovalView approval, ProgrammeAuthorities authority, Instant now) {
    var person = new Username(authority.user().username());
    return approval.isDecidableBy(person, now)
        && manages(authority, approval.action())
        && secondPeople.isIndependent(person, approval, now);
  }

  /** Refuses who manages what it is about, and is no second person; on the views as they stand. */
  public void mustBeSecondPerson(ApprovalId id, Username person, Instant now) {
    approvals
        .find(id.toString())
        .filter(approval -> approval.isDecidableBy(person, now))
        .filter(approval -> !secondPeople.isIndependent(person, approval, now))
        .ifPresent(
            _ -> {
              throw new RuleViolationException(RuleViolation.APPROVAL_BY_ONES_GRANTEE);
            });
  }

  public static boolean isAskedBy(ApprovalView approval, ProgrammeAuthorities authority) {
    return approval.asker().value().equals(authority.user().username());
  }

  /**
   * Who is asked to decide: the other managers by a grant that makes them a second person, and
   * where there are none those who hold the organisation by the setting. Whether the identity
   * provider's role allows it is not known here.
   */
  public Set<Username> deciders(ApprovalView approval, Instant now) {
    var managers =
        withoutAsker(
            approval,
            managersOfAll(approval.action().scopes(), now).stream()
                .filter(manager -> isAskedOf(manager, approval.action()))
                .filter(manager -> secondPeople.isIndependent(manager, approval, now)));
    return managers.isEmpty()
        ? withoutAsker(
            approval, settings.organisation().stream().map(spelling::of).map(Username::new))
        : managers;
  }

  private Set<Username> managersOfAll(Set<GrantScope> scopes, Instant now) {
    return scopes.stream()
        .map(scope -> grants.managersOf(scope, now))
        .reduce(
            (some, others) ->
                some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  private boolean isAskedOf(Username manager, ApprovalAction action) {
    return !(action instanceof ApprovalAction.PersonErasure)
        || !endsRightsBeyond(access.managedBy(manager), action);
  }

  private static Set<Username> withoutAsker(ApprovalView approval, Stream<Username> people) {
    return people
        .filter(person -> !person.equals(approval.asker()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
