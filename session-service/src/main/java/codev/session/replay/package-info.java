/**
 * The session as it stood at any version, and every step taken: over HTTP, and as a page to go
 * through moment by moment.
 *
 * <p>Enter by {@link codev.session.replay.ReplayApi} or {@link codev.session.replay.ReplayPage}.
 * May use: the domain, the board, the event log. Never: commands.
 */
@NullMarked
package codev.session.replay;

import org.jspecify.annotations.NullMarked;
