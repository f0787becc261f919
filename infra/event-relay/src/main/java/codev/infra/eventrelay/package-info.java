/**
 * Messages between services: from one's event log, which is the outbox, to Kafka, and from Kafka to
 * an idempotent consumer of another, with dead letters and detection of gaps.
 *
 * <p>Entry points: {@link codev.infra.eventrelay.MessageMapper} and {@link
 * codev.infra.eventrelay.MessageListener}.
 */
@NullMarked
package codev.infra.eventrelay;

import org.jspecify.annotations.NullMarked;
