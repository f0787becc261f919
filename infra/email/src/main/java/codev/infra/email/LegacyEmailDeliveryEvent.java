package codev.infra.email;

import java.time.Instant;

/**
 * Events that earlier versions stored for each e-mail, under the names {@code letter.…}. Nothing
 * writes these events any more ({@link EmailDeliveryStore} took their place), but logs hold them
 * for ever: a service that has ever sent e-mails keeps them among its {@code EventTypes}. They hold
 * neither an address nor a text.
 */
public sealed interface LegacyEmailDeliveryEvent {
  /** The e-mail's id. */
  String letter();

  /** The recipient's username. */
  String to();

  Instant at();

  /** An instance was about to hand it to the mail server. */
  record Taken(String letter, String to, Instant at) implements LegacyEmailDeliveryEvent {}

  /** The mail server accepted it. */
  record Sent(String letter, String to, Instant at) implements LegacyEmailDeliveryEvent {}

  /** The mail server refused its address for good. */
  record Returned(String letter, String to, Instant at) implements LegacyEmailDeliveryEvent {}
}
