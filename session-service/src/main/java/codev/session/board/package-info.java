/**
 * The live room: what everybody in a session sees, each with their own eyes.
 *
 * <p>Enter by {@link codev.session.board.Board} (what is kept) and {@link
 * codev.session.board.SessionAsSeen} (what one person may see of it, opened for them). May use: the
 * domain, views, seals, live pages. Never: commands, Kafka.
 */
@NullMarked
package codev.session.board;

import org.jspecify.annotations.NullMarked;
