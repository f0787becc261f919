/**
 * A session at an earlier version and the list of all its events, as JSON and as a page.
 *
 * <p>Enter by {@link codev.session.history.SessionHistoryController} or {@link
 * codev.session.history.SessionHistoryPageController}. May use: the domain, {@code response},
 * {@code room}, the event log for reading. Never: commands, Kafka.
 */
@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
