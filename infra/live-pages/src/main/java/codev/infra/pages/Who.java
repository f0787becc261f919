package codev.infra.pages;

import java.util.Set;

/** Who is asking: a parameter that every controller method may declare. */
public record Who(String username, Set<Role> roles) {
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
