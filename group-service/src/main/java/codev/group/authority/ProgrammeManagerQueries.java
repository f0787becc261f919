package codev.group.authority;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who is to see to a programme. */
@Component
public class ProgrammeManagerQueries {
  private final GrantQueries grants;
  private final OrganisationManagerQueries organisation;

  ProgrammeManagerQueries(GrantQueries grants, OrganisationManagerQueries organisation) {
    this.grants = grants;
    this.organisation = organisation;
  }

  /**
   * Those who manage it, or its unit; where there is nobody, those who manage the organisation.
   * Whether the identity provider's role allows it is not known here.
   *
   * @param departed who does so no more
   */
  public Set<Username> find(ProgrammeId programme, Username departed, Instant now) {
    var nearestManagers = without(departed, grants.nearManagersOf(programme, now));
    return nearestManagers.isEmpty() ? without(departed, organisation.find(now)) : nearestManagers;
  }

  /** Likewise, with nobody left out. */
  public Set<Username> find(ProgrammeId programme, Instant now) {
    var nearestManagers = grants.nearManagersOf(programme, now);
    return nearestManagers.isEmpty() ? organisation.find(now) : nearestManagers;
  }

  private static Set<Username> without(Username departed, Set<Username> managers) {
    return managers.stream()
        .filter(Predicate.not(departed::equals))
        .collect(Collectors.toUnmodifiableSet());
  }
}
