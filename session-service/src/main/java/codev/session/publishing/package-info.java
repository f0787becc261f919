/**
 * Speaks: what of a session leaves this service, and what stays in the room.
 *
 * <p>Enter by {@link codev.session.publishing.SessionSpeaks}. May use: the domain, the relay.
 */
@NullMarked
package codev.session.publishing;

import org.jspecify.annotations.NullMarked;
