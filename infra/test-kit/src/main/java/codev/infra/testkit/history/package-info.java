/**
 * Checks an event log against the recorded calls of its clients, independently of the code that
 * wrote it. Enter at {@link codev.infra.testkit.history.HistoryChecker}. It reads the log's table
 * by JDBC and uses nothing of the event store.
 */
@NullMarked
package codev.infra.testkit.history;

import org.jspecify.annotations.NullMarked;
