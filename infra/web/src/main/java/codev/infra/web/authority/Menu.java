package codev.infra.web.authority;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The places of the menu that depend on what is granted to a user: each leads to a page that the
 * user may open. The others are for everybody with the role, about themselves.
 */
public final class Menu {
  private static final String WHO_DID_WHAT = "/audit/sessions/actions";
  private static final String FIGURES_SHOWN = "/audit/learning/showings";

  private final Supplier<Optional<AuthoritySource>> authorities;

  public Menu(Supplier<Optional<AuthoritySource>> authorities) {
    this.authorities = authorities;
  }

  /**
   * Where a user begins to audit: the organisation with its logs, some programmes with who has seen
   * their figures. Null where they audit nothing, or where that is not known now.
   */
  public @Nullable String audit(CurrentUser user) {
    if (!user.is(UserRole.AUDITOR)) return null;
    var source = authorities.get();
    if (source.isEmpty()) return null;
    try {
      var authority = source.get().of(user);
      if (authority.auditsOrganisation()) return WHO_DID_WHAT;
      return authority.auditsAnything() ? FIGURES_SHOWN : null;
    } catch (RuntimeException _) {
      return null; // the page that says so has the menu, too
    }
  }
}
