/**
 * Webhooks: facts of the log that are sent to addresses outside, signed, as an administrator has
 * registered them. Messages have identifiers and times, never names or words.
 *
 * <p>Entry points: the controllers, for administrators, and {@code WebhookRunner}, which sends.
 */
@NullMarked
package codev.group.webhooks;

import org.jspecify.annotations.NullMarked;
