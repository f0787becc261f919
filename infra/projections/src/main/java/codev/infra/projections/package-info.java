/**
 * What people look at: documents folded from the log, kept in MongoDB, rebuilt whenever they are
 * lost.
 *
 * <p>Enter by {@link codev.infra.projections.Projection}. May use: the event log, MongoDB's sync
 * driver, Jackson. Never: Kafka, HTTP.
 */
@NullMarked
package codev.infra.projections;

import org.jspecify.annotations.NullMarked;
