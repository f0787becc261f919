package codev.infra.letters;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All that can be asked of a letter on its way. */
public sealed interface LetterCommand {
  String letter();

  Instant at();

  @TargetAggregateIdentifier
  default String stream() {
    return "letter/" + letter();
  }

  /** Answers an {@link Envelope.Turn}. */
  record Take(String letter, String to, Instant at) implements LetterCommand {}

  record NoteSent(String letter, Instant at) implements LetterCommand {}

  record NoteReturned(String letter, Instant at) implements LetterCommand {}
}
