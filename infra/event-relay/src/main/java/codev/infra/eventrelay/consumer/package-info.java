/**
 * The idempotent consumer of a service: delivers each message of a topic to its listener once in
 * effect, keeps its position in each partition, stops at a gap, and keeps as dead letters what a
 * listener could not handle.
 *
 * <p>Entry points: {@code MessageConsumer}, {@code IdempotentDispatcher}, {@code DeadLetterQueue}.
 * Uses the relay's root package, never {@code outbox}.
 */
@NullMarked
package codev.infra.eventrelay.consumer;

import org.jspecify.annotations.NullMarked;
