package codev.session.domain.reference;

import codev.session.domain.value.Username;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands that record what other services published about a person. */
public sealed interface KnownPersonCommand {
  @TargetAggregateIdentifier
  Username person();

  /**
   * @param name display name; null where the message has none
   */
  record RememberPerson(Username person, @Nullable String name, Instant at)
      implements KnownPersonCommand {}

  /** They have had their words erased, and their name with them. */
  record ForgetName(Username person, Instant at) implements KnownPersonCommand {}
}
