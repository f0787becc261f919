/**
 * The event log behind Axon: event storage engine, serializer, aggregate repositories, and {@link
 * codev.infra.eventstore.axon.CommandSender}, which answers with the position of the commit.
 */
@NullMarked
package codev.infra.eventstore.axon;

import org.jspecify.annotations.NullMarked;
