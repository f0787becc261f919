/**
 * What services tell each other: from one's log to Kafka, from Kafka to another's listening room,
 * each message once in effect.
 *
 * <p>Enter by {@link codev.infra.relay.Speaker} and {@link codev.infra.relay.Listener}. May use:
 * the event log, Kafka, CloudEvents, the views' store for its memory. Never: HTTP.
 */
@NullMarked
package codev.infra.relay;

import org.jspecify.annotations.NullMarked;
