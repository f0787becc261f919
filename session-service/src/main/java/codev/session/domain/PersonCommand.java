package codev.session.domain;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a neighbour's message asks this service to remember of a person. */
public sealed interface PersonCommand {
  @TargetAggregateIdentifier
  Username person();

  record RememberPerson(Username person, Instant at) implements PersonCommand {}
}
