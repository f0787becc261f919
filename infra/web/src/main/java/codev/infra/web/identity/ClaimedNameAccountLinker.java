package codev.infra.web.identity;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Account linker of a service that learns of bindings by message: until then a person is known by
 * the user name that the token claims, so that nobody waits for a message; but where that name is
 * bound to another subject, they are refused.
 */
public final class ClaimedNameAccountLinker implements AccountLinker {
  private final SubjectBindings bindings;
  private final IdentityLink link;

  public ClaimedNameAccountLinker(SubjectBindings bindings, IdentityLink link) {
    this.bindings = bindings;
    this.link = link;
  }

  @Override
  public String usernameOf(
      Subject subject, String name, @Nullable String email, Consumer<String> admission) {
    if (bindings.subjectOf(name).isPresent()) throw IdentityRefusals.nameOfAnother();
    // Their name at the provider may be another person's here.
    if (link == IdentityLink.EMAIL) throw IdentityRefusals.notLinked();
    admission.accept(name);
    return name;
  }
}
