/**
 * A session at an earlier version and the list of all its events, as JSON and as a page.
 *
 * <p>Entry points: {@link codev.session.history.SessionHistoryController} and {@link
 * codev.session.history.SessionHistoryPageController}.
 */
@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
