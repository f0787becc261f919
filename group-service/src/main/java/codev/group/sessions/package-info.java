/**
 * Listens to sessions: that they begin or wait for another day, who was client, who was there and
 * signed for it.
 *
 * <p>Enter by {@link codev.group.sessions.Sessions}. May use: the relay, commands. What is heard
 * becomes a command to the group, which knows by the session's id what it has heard before.
 */
@NullMarked
package codev.group.sessions;

import org.jspecify.annotations.NullMarked;
