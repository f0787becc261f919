/**
 * Messages between services: from one's event log, which is the outbox, to Kafka, and from Kafka to
 * an idempotent consumer of another, with dead letters and detection of gaps.
 *
 * <p>Entry points: {@link codev.infra.eventrelay.MessageMapper} decides what a service publishes,
 * {@link codev.infra.eventrelay.MessageListener} handles what another has published. This package
 * has what both sides share; {@code outbox} publishes, {@code consumer} delivers, {@code endpoint}
 * is the operator's access to both.
 */
@NullMarked
package codev.infra.eventrelay;

import org.jspecify.annotations.NullMarked;
