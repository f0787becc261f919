package codev.infra.email;

import java.time.Instant;

/**
 * What became of one e-mail.
 *
 * @param isRefused whether the mail server refused the recipient's address
 * @param at when it was sent or refused
 */
public record EmailDelivery(EmailId id, boolean isRefused, Instant at) {}
