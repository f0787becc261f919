/**
 * The live page of a session and its streams: server-sent events for pages and for API clients, and
 * which sections of the page an event changes. Ends the streams of a person whose sessions were
 * ended.
 *
 * <p>Entry points: {@link codev.session.room.SessionPageController}, {@link
 * codev.session.room.SessionQueryController} and {@link
 * codev.session.room.ReadOnlySessionRenderer}.
 */
@NullMarked
package codev.session.room;

import org.jspecify.annotations.NullMarked;
