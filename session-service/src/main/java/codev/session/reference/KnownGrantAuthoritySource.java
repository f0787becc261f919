package codev.session.reference;

import codev.infra.projections.ReadModel;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.value.Oversight;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds who has which role over which programmes, from what group-service published. */
record KnownGrantAuthoritySource(
    ReadModel<KnownGrantView> grants,
    ReadModel<KnownProgrammeView> programmes,
    OrganisationHoldersProperties settings,
    InstantSource clock)
    implements AuthoritySource, ProgrammeOversight {
  @Override
  public ProgrammeAuthorities of(CurrentUser user) {
    var held = settings.held(user, () -> granted(grants, user.username()), clock.instant());
    return ProgrammeAuthorities.of(user, held, units -> programmesOf(programmes, units));
  }

  @Override
  public Oversight of(Username person, ProgrammeId programme) {
    if (settings.holdsOrganisation(person.value())) return Oversight.REVIEWS;
    var now = clock.instant();
    var currentProgrammes = programmes.current();
    var covering =
        granted(grants.current(), person.value())
            .filter(grant -> !grant.isOver(now))
            .filter(
                grant ->
                    ProgrammeAuthorities.cover(
                        List.of(grant),
                        programme.value(),
                        units -> programmesOf(currentProgrammes, units)))
            .toList();
    if (covering.isEmpty()) return Oversight.NONE;
    return covering.stream().allMatch(grant -> grant.role() == UserRole.MANAGER)
        ? Oversight.MANAGES
        : Oversight.REVIEWS;
  }

  private static Stream<GrantedRole> granted(ReadModel<KnownGrantView> grants, String person) {
    return grants.where("person", person).stream().map(KnownGrantView::granted);
  }

  private static Set<UUID> programmesOf(
      ReadModel<KnownProgrammeView> programmes, Set<String> units) {
    return programmes.whereAny("unit", units).stream()
        .map(programme -> programme.programme().value())
        .collect(Collectors.toSet());
  }
}
