package codev.infra.web.authority;

import codev.infra.accesstokens.Usernames;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who holds the whole organisation from the start, in each of their roles at the identity provider:
 * they give the first grants.
 *
 * @param organisation user names, compared without case
 */
@ConfigurationProperties("codev.authority")
public record OrganisationHoldersProperties(@DefaultValue Set<String> organisation) {
  public OrganisationHoldersProperties {
    organisation =
        organisation.stream().map(Usernames::folded).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a user holds everything that can be held, without a grant. */
  public boolean holdsOrganisation(CurrentUser user) {
    return holdsOrganisation(user.username());
  }

  public boolean holdsOrganisation(String username) {
    return organisation.contains(Usernames.folded(username));
  }

  /**
   * What a user holds now, by this setting and by grants, as far as the identity provider's role
   * allows it.
   *
   * @param granted to this user, in force or not; not asked where the role allows nothing
   */
  public List<GrantedRole> held(
      CurrentUser user, Supplier<Stream<GrantedRole>> granted, Instant now) {
    if (!ProgrammeAuthorities.mayHoldAnything(user)) return List.of();
    var bySetting =
        Stream.of(UserRole.MANAGER, UserRole.SPONSOR, UserRole.AUDITOR)
            .filter(_ -> holdsOrganisation(user))
            .map(role -> new GrantedRole(role, null, null, null, null));
    return Stream.concat(bySetting, granted.get().filter(grant -> grant.isInForce(now)))
        .filter(grant -> ProgrammeAuthorities.mayHold(user, grant.role()))
        .toList();
  }
}
