/**
 * The outbox of a service: publishes messages straight from its event log, keeps how far it has
 * come, compares the topic with the log, and publishes again from a position on.
 *
 * <p>Entry point: {@code OutboxPublisher}. Uses the event log and the relay's root package, never
 * {@code consumer}.
 */
@NullMarked
package codev.infra.eventrelay.outbox;

import org.jspecify.annotations.NullMarked;
