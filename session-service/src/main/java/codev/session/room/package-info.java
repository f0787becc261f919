/**
 * The live page of a session and its streams: one class for each section of the page, drawn by the
 * template of the same name in {@code templates/room}; server-sent events for pages and for API
 * clients.
 *
 * <p>Entry points: {@link codev.session.room.SessionPageController}, {@link
 * codev.session.room.SessionQueryController} and {@link codev.session.room.ReadOnlySessionPage}.
 */
@NullMarked
package codev.session.room;

import org.jspecify.annotations.NullMarked;
