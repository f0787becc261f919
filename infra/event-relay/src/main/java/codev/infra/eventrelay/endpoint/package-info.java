/**
 * The operator's access to the relay: how far the outbox and the listeners have come, publishing
 * again, going on after a gap. Uses {@code outbox} and {@code consumer}.
 */
@NullMarked
package codev.infra.eventrelay.endpoint;

import org.jspecify.annotations.NullMarked;
