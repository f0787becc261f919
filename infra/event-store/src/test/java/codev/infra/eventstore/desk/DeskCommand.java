package codev.infra.eventstore.desk;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface DeskCommand {
  @TargetAggregateIdentifier
  String desk();

  record OpenDesk(String desk, Instant at) implements DeskCommand {}

  /** Posts a letter unless one with this number was posted. */
  record PostLetter(String desk, int number) implements DeskCommand {}

  /** Posts two letters at once, or the first and a refusal. */
  record PostPair(String desk, int number, boolean refuse) implements DeskCommand {}

  /** Opens the desk if it is missing, then moves it. */
  record MoveDesk(String desk, String room) implements DeskCommand {}

  /** Refuses unless a letter with this number was posted, or was not. */
  record CheckLetter(String desk, int number, boolean posted) implements DeskCommand {}
}
