package codev.infra.web.authority;

import codev.infra.web.security.CurrentUser;

/** Finds over which programmes a user has which role now. */
@FunctionalInterface
public interface AuthoritySource {
  ProgrammeAuthorities of(CurrentUser user);
}
