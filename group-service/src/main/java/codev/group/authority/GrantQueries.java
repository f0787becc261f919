package codev.group.authority;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds grants. */
@Component
public class GrantQueries {
  private final ReadModel<GrantView> grants;
  private final ReadModel<ProgrammeUnitView> units;
  private final OrganisationHoldersProperties settings;

  GrantQueries(ReadModels views, OrganisationHoldersProperties settings) {
    this.settings = settings;
    this.grants = views.project(GrantView.PROJECTION);
    this.units = views.project(ProgrammeUnitView.PROJECTION);
  }

  /** Waits until what is read includes the whole log: for what a command is decided on. */
  public void awaitCurrent() {
    var _ = grants.current();
    var _ = units.current();
  }

  public Optional<GrantView> find(GrantId id) {
    return grants.find(id.toString());
  }

  /** A person's own. */
  public List<GrantView> of(Username person) {
    return grants.where("person", person.value());
  }

  /** The grants within what a user manages or audits, and their own. */
  public List<GrantView> visibleTo(ProgrammeAuthorities authority) {
    return grants.all().stream().filter(grant -> isVisible(grant, authority)).toList();
  }

  public static boolean isVisible(GrantView grant, ProgrammeAuthorities authority) {
    return grant.isOf(authority.user()) || isWithin(grant.scope(), authority);
  }

  /** Whether a scope lies within what a user manages or audits. */
  public static boolean isWithin(GrantScope scope, ProgrammeAuthorities authority) {
    return switch (scope.kind()) {
      case ORGANISATION -> authority.reviewsOrganisation();
      case UNIT -> authority.reviewsUnit(Objects.requireNonNull(scope.unit()));
      case PROGRAMME -> authority.reviews(Objects.requireNonNull(scope.id()).value());
    };
  }

  /** Whether a user manages the whole of a scope. */
  public static boolean manages(ProgrammeAuthorities authority, GrantScope scope) {
    return switch (scope.kind()) {
      case ORGANISATION -> authority.managesOrganisation();
      case UNIT -> authority.managesUnit(Objects.requireNonNull(scope.unit()));
      case PROGRAMME -> authority.manages(Objects.requireNonNull(scope.id()).value());
    };
  }

  /**
   * The grants of management in force for a person that cover a whole scope: nobody grants longer
   * than they hold.
   */
  public List<GrantView> managing(Username person, GrantScope scope, Instant now) {
    return of(person).stream()
        .filter(grant -> grant.role() == GrantRole.MANAGER && grant.isInForce(now))
        .filter(grant -> covers(grant.scope(), scope))
        .toList();
  }

  /**
   * Whether a person would audit what they manage at the same time, or manage what they audit. Who
   * holds the organisation by the setting may manage it, depending on a role that is not known
   * here, and is not granted to audit. A grant of management has no effect for those of them who
   * audit it, unless their role allows to manage, and then they do already.
   *
   * @param from when the grant begins
   * @param until when it ends; null: never
   */
  public boolean isAtOddsWith(
      Username person, GrantRole role, GrantScope scope, Instant from, @Nullable Instant until) {
    var opposite =
        switch (role) {
          case MANAGER -> GrantRole.AUDITOR;
          case AUDITOR -> GrantRole.MANAGER;
          case SPONSOR -> null;
        };
    if (opposite == null) return false;
    if (role == GrantRole.AUDITOR && settings.holdsOrganisation(person.value())) return true;
    return of(person).stream()
        .filter(grant -> grant.role() == opposite && !grant.isOver(from))
        .filter(grant -> until == null || grant.from() == null || grant.from().isBefore(until))
        .anyMatch(grant -> covers(grant.scope(), scope) || covers(scope, grant.scope()));
  }

  /**
   * Whether a person sponsors or audits a programme by a grant, or will, at the end of the log. Who
   * holds the organisation by the setting may audit it, depending on a role that is not known here.
   */
  public boolean sponsorsOrAudits(Username person, ProgrammeId programme, Instant now) {
    if (settings.holdsOrganisation(person.value())) return true;
    awaitCurrent();
    return of(person).stream()
        .filter(grant -> grant.role() != GrantRole.MANAGER && !grant.isOver(now))
        .anyMatch(grant -> grant.scope().covers(programme, unitOf(programme)));
  }

  /**
   * Those of these people who manage, sponsor or audit a programme, or will; as it is known now.
   */
  public Set<Username> overseeing(Collection<Username> people, ProgrammeId programme, Instant now) {
    var unit = unitOf(programme);
    var byGrant =
        grants.whereAny("person", people.stream().map(Username::value).toList()).stream()
            .filter(grant -> !grant.isOver(now) && grant.scope().covers(programme, unit))
            .map(GrantView::person);
    return Stream.concat(byGrant, holdersBySetting(people)).collect(Collectors.toSet());
  }

  private Stream<Username> holdersBySetting(Collection<Username> people) {
    return people.stream().filter(one -> settings.holdsOrganisation(one.value()));
  }

  /**
   * Whether a person audits a programme that is still to be declared, or will audit it: by a grant
   * over its unit or the organisation, or by the setting, with the provider's role.
   */
  public boolean audits(
      CurrentUser user, ProgrammeId programme, @Nullable String unit, Instant now) {
    if (settings.holdsOrganisation(user) && user.is(UserRole.AUDITOR)) return true;
    awaitCurrent();
    return of(new Username(user.username())).stream()
        .filter(grant -> grant.role() == GrantRole.AUDITOR && !grant.isOver(now))
        .anyMatch(grant -> grant.scope().covers(programme, unit));
  }

  /** Who manages the whole of a scope by a grant in force. */
  Set<Username> managersOf(GrantScope scope, Instant now) {
    return grants.where("role", GrantRole.MANAGER.name()).stream()
        .filter(grant -> grant.isInForce(now) && covers(grant.scope(), scope))
        .map(GrantView::person)
        .collect(Collectors.toSet());
  }

  /** Who manages a programme by a grant in force over it or its unit, not the organisation. */
  Set<Username> nearManagersOf(ProgrammeId programme, Instant now) {
    var unit = unitOf(programme);
    return grants.where("role", GrantRole.MANAGER.name()).stream()
        .filter(grant -> grant.isInForce(now) && grant.scope().covers(programme, unit))
        .filter(grant -> grant.scope().kind() != GrantScope.Kind.ORGANISATION)
        .map(GrantView::person)
        .collect(Collectors.toSet());
  }

  /**
   * Those of these people who hold a right, now or later, over what a user does not manage, at the
   * end of the log: by a grant, or the whole organisation by the setting.
   */
  Set<Username> holdingBeyond(
      ProgrammeAuthorities authority, Collection<Username> people, Instant now) {
    var names = people.stream().map(Username::value).toList();
    var byGrant =
        grants.current().whereAny("person", names).stream()
            .filter(grant -> !grant.isOver(now) && !manages(authority, grant.scope()))
            .map(GrantView::person);
    return Stream.concat(byGrant, holdersBySetting(people)).collect(Collectors.toSet());
  }

  /** Whether a scope includes the whole of another one. */
  public boolean covers(GrantScope wide, GrantScope narrow) {
    return switch (narrow.kind()) {
      case ORGANISATION -> wide.kind() == GrantScope.Kind.ORGANISATION;
      case UNIT -> wide.kind() == GrantScope.Kind.ORGANISATION || wide.equals(narrow);
      case PROGRAMME -> {
        var programme = Objects.requireNonNull(narrow.id());
        yield wide.covers(programme, unitOf(programme));
      }
    };
  }

  /** Whether the end of a grant of management leaves a programme without another manager. */
  public boolean isLastManagement(GrantView ending, Instant now) {
    if (ending.role() != GrantRole.MANAGER || !ending.isInForce(now)) return false;
    var others =
        grants.where("role", GrantRole.MANAGER.name()).stream()
            .filter(grant -> !grant.id().equals(ending.id()) && grant.isInForce(now))
            .toList();
    return programmesIn(ending.scope())
        .anyMatch(
            programme ->
                others.stream().noneMatch(o -> o.scope().covers(programme, unitOf(programme))));
  }

  private Stream<ProgrammeId> programmesIn(GrantScope scope) {
    return switch (scope.kind()) {
      case ORGANISATION -> units.all().stream().map(ProgrammeUnitView::programme);
      case UNIT ->
          units.where("unit", Objects.requireNonNull(scope.unit())).stream()
              .map(ProgrammeUnitView::programme);
      case PROGRAMME -> Stream.of(Objects.requireNonNull(scope.id()));
    };
  }

  private @Nullable String unitOf(ProgrammeId programme) {
    return units.find(programme.toString()).map(ProgrammeUnitView::unit).orElse(null);
  }

  /** The programmes that were declared with one of these units. */
  Set<UUID> programmesOf(Set<String> unitNames) {
    return units.whereAny("unit", unitNames).stream()
        .map(unit -> unit.programme().value())
        .collect(Collectors.toSet());
  }
}
