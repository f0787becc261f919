package codev.infra.localplatform.accounts;

import java.util.List;

/**
 * An account that can sign in on this platform.
 *
 * @param username whom they sign in as; the password is {@link DemonstrationAccounts#PASSWORD}
 * @param roles what they are in the organisation, as tokens name it
 */
public record Account(String username, String displayName, List<String> roles) {
  public Account {
    roles = List.copyOf(roles);
  }
}
