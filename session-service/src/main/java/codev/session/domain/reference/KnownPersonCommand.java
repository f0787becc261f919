package codev.session.domain.reference;

import codev.session.domain.value.Username;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a neighbour's message asks this service to remember of a person. */
public sealed interface KnownPersonCommand {
  @TargetAggregateIdentifier
  Username person();

  /**
   * @param name what they are called; null where nothing was said of it
   */
  record RememberPerson(Username person, @Nullable String name, Instant at)
      implements KnownPersonCommand {}

  /** They have had their words erased, and their name with them. */
  record ForgetName(Username person, Instant at) implements KnownPersonCommand {}
}
