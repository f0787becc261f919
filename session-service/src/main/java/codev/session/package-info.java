/**
 * Sessions, live: the method in {@code domain}, a room for each activity around it.
 *
 * <p>Write rooms: {@code preparing facilitating contributing attending}. Read rooms: {@code board
 * replay}. Listening: {@code groups learning}. Speaking: {@code publishing}. Stored shapes: {@code
 * history}. Set-up: {@code wiring}.
 */
@NullMarked
package codev.session;

import org.jspecify.annotations.NullMarked;
