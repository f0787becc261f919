package codev.infra.pages;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking: a parameter that every controller method may declare.
 *
 * @param name what they are called; by their username where the provider tells no name
 */
public record Who(String username, String name, Set<Role> roles) {
  public Who(String username, Set<Role> roles) {
    this(username, username, roles);
  }

  /** Who sent the request that is being answered, for what no controller hands on. */
  public static Optional<Who> signedIn() {
    return WhoArgument.signedIn();
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whoever is none of these is told that it is not their business (403). */
  public void mustBe(Role... any) {
    if (Arrays.stream(any).noneMatch(this::is)) throw Declined.forbidden();
  }
}
