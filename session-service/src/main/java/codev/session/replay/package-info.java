/**
 * The session as it stood at any version, and every step taken.
 *
 * <p>Enter by {@link codev.session.replay.ReplayApi}. May use: the domain, the board, the event
 * log. Never: commands.
 */
@NullMarked
package codev.session.replay;

import org.jspecify.annotations.NullMarked;
