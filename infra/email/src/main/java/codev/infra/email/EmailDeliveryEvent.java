package codev.infra.email;

import java.time.Instant;

/**
 * All that can have happened to a letter. Stored for ever in the log of the service that writes,
 * which adds them to its names as {@code letter}; never an address, never a sentence.
 */
public sealed interface EmailDeliveryEvent {
  String letter();

  /** To whom, by username. */
  String to();

  Instant at();

  /** Somebody is about to hand it to the mail server. */
  record Taken(String letter, String to, Instant at) implements EmailDeliveryEvent {}

  /** The mail server has it. */
  record Sent(String letter, String to, Instant at) implements EmailDeliveryEvent {}

  /** The mail server will never take it, for this address at least. */
  record Returned(String letter, String to, Instant at) implements EmailDeliveryEvent {}
}
