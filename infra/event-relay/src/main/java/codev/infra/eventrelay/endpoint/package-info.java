/**
 * The operator's access to the relay: how far the outbox and the listeners have come, publishing
 * again, going on after a gap. Uses {@code outbox}, {@code consumer} and {@code signature}.
 */
@NullMarked
package codev.infra.eventrelay.endpoint;

import org.jspecify.annotations.NullMarked;
