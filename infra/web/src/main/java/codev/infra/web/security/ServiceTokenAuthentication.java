package codev.infra.web.security;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that has presented a service token. It has no role of a person. */
public final class ServiceTokenAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final String username;

  /**
   * @param username under which what the program does is recorded
   * @param scopes what the token may be used for
   */
  public ServiceTokenAuthentication(String username, Collection<String> scopes) {
    super(AuthorityUtils.createAuthorityList(scopes));
    this.username = username;
    setAuthenticated(true);
  }

  /** Whether the token may be used for this. */
  public boolean has(String scope) {
    return getAuthorities().stream().anyMatch(held -> scope.equals(held.getAuthority()));
  }

  /** The token is not kept. */
  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return username;
  }
}
