package codev.infra.web.identity;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links an account to a person at its first sign-in: decides who signs in with it. */
@FunctionalInterface
public interface AccountLinker {
  /**
   * Under which user name they are known from now on; refuses them if there is none.
   *
   * @param name the user name that the provider calls them by
   * @param email verified by the provider
   * @param admission refuses a token from before the end of this person's sessions; called before
   *     anything is recorded of them
   */
  String usernameOf(
      Subject subject, String name, @Nullable String email, Consumer<String> admission);
}
