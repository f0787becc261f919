/**
 * The event log: what happened, once and for ever, in one order.
 *
 * <p>Enter by {@link codev.infra.eventstore.EventLog} to read, {@link
 * codev.infra.eventstore.CommandSender} to write through an aggregate, {@link
 * codev.infra.eventstore.EventProcessor} to be told. May use: the JDK, JDBC, Axon, Jackson,
 * Spring's wiring, {@code codev.infra.database}. Never: MongoDB, Kafka, HTTP.
 */
@NullMarked
package codev.infra.eventstore;

import org.jspecify.annotations.NullMarked;
