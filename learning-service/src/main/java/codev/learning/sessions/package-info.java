/**
 * Listens to session-service: what each session leaves behind.
 *
 * <p>Enter by {@link codev.learning.sessions.Sessions}. May use: the domain's commands, the relay.
 */
@NullMarked
package codev.learning.sessions;

import org.jspecify.annotations.NullMarked;
