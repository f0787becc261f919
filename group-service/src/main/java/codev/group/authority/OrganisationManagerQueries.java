package codev.group.authority;

import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.identity.UsernameSpelling;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who holds the management of the whole organisation. */
@Component
public class OrganisationManagerQueries {
  private final GrantQueries grants;
  private final OrganisationHoldersProperties settings;
  private final UsernameSpelling spelling;

  OrganisationManagerQueries(
      GrantQueries grants, OrganisationHoldersProperties settings, UsernameSpelling spelling) {
    this.grants = grants;
    this.settings = settings;
    this.spelling = spelling;
  }

  /**
   * By a grant in force, and by the setting. Whether the identity provider's role allows it is not
   * known here.
   */
  public Set<Username> find(Instant now) {
    return Stream.concat(
            grants.managersOf(GrantScope.ORGANISATION, now).stream(),
            settings.organisation().stream().map(spelling::of).map(Username::new))
        .collect(Collectors.toUnmodifiableSet());
  }
}
