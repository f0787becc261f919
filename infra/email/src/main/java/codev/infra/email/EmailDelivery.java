package codev.infra.email;

import java.time.Instant;

/**
 * What became of one e-mail.
 *
 * @param id of the e-mail: its kind, its subject matter and its recipient
 * @param isRefused whether the mail server refused the recipient's address
 * @param at when it was sent or refused
 */
public record EmailDelivery(String id, boolean isRefused, Instant at) {}
