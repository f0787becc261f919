package codev.group.grants;

import codev.group.authority.GrantQueries;
import codev.group.authority.GrantView;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.authority.GrantScope;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.ui.NameOrder;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the grants that a page shows, and the scopes that it offers. */
@Component
record GrantPageQueries(
    GrantQueries grants,
    ProgrammeQueries programmes,
    DirectoryQueries directory,
    TextEncryption encryption,
    Clock clock,
    ZoneId zone) {
  /** The programmes that a user manages or audits, by name. */
  List<ProgrammeView> reviewed(CurrentUser user, ProgrammeAuthorities authority) {
    return programmes.programmes(user).stream()
        .filter(programme -> authority.reviews(programme.id().value()))
        .sorted(
            Comparator.comparing(
                programme -> programme.settings().name(), NameOrder.alphabetical()))
        .toList();
  }

  /**
   * The latest first.
   *
   * @param only the programme that they cover; null: any
   */
  List<GrantRow> of(
      @Nullable ProgrammeView only, List<ProgrammeView> reviewed, ProgrammeAuthorities authority) {
    return grants.visibleTo(authority).stream()
        .filter(grant -> only == null || grant.scope().covers(only.id(), only.settings().unit()))
        .sorted(Comparator.comparing(GrantView::at).reversed())
        .map(grant -> right(grant, reviewed, authority))
        .toList();
  }

  /**
   * What a user can grant.
   *
   * @param only the programme that it is limited to; null: nothing
   */
  List<GrantRow.Scope> grantable(
      @Nullable ProgrammeView only, List<ProgrammeView> reviewed, ProgrammeAuthorities authority) {
    var scopes = new ArrayList<GrantRow.Scope>();
    reviewed.stream()
        .filter(one -> only == null || one.equals(only))
        .filter(one -> authority.manages(one.id().value()))
        .forEach(
            one -> scopes.add(new GrantRow.Scope(GrantScope.of(one.id()), one.settings().name())));
    if (only != null) return scopes;
    units(reviewed)
        .filter(authority::managesUnit)
        .forEach(unit -> scopes.add(new GrantRow.Scope(GrantScope.ofUnit(unit), unit)));
    if (authority.managesOrganisation())
      scopes.add(new GrantRow.Scope(GrantScope.ORGANISATION, null));
    return scopes;
  }

  private Stream<String> units(List<ProgrammeView> reviewed) {
    return Stream.concat(
            reviewed.stream().flatMap(one -> Stream.ofNullable(one.settings().unit())),
            directory.byName().stream()
                .map(DirectoryEntry::unit)
                .flatMap(unit -> Stream.ofNullable(unit)))
        .distinct()
        .sorted(NameOrder.alphabetical());
  }

  private GrantRow right(
      GrantView grant, List<ProgrammeView> reviewed, ProgrammeAuthorities authority) {
    var state = GrantRow.State.of(grant, clock.instant());
    var revocation = grant.revocation();
    return new GrantRow(
        grant,
        state,
        scopeName(grant.scope(), reviewed),
        GrantRow.firstDay(grant, zone),
        GrantRow.lastDay(grant, zone),
        encryption.decryptOrNull(grant.reason()),
        revocation == null ? null : encryption.decryptOrNull(revocation.reason()),
        state != GrantRow.State.REVOKED && GrantUseCase.mayRevoke(grant, authority));
  }

  private static @Nullable String scopeName(GrantScope scope, List<ProgrammeView> reviewed) {
    var programme = scope.id();
    if (programme == null) return scope.unit();
    return reviewed.stream()
        .filter(candidate -> candidate.id().equals(programme))
        .map(candidate -> candidate.settings().name())
        .findFirst()
        .orElse("–");
  }
}
