/**
 * The live page of a session and its streams: one class for each section of the page, drawn by the
 * template of the same name in {@code templates/room}; server-sent events for pages and for API
 * clients.
 *
 * <p>Enter by {@link codev.session.room.SessionPageController}, {@link
 * codev.session.room.SessionQueryController} and {@link codev.session.room.ReadOnlySessionPage}.
 * May use: the domain, {@code response}, {@code view}, {@code reference}, the web edge. Never:
 * commands, Kafka.
 */
@NullMarked
package codev.session.room;

import org.jspecify.annotations.NullMarked;
