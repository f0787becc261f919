/**
 * The access log of outcomes: who has been shown which figures, logged before they are shown, and
 * read by auditors, by managers and by the people whose answers may have counted.
 *
 * <p>Enter by {@link codev.learning.accesslog.OutcomesAccessLog} to show figures and by {@link
 * codev.learning.accesslog.AccessLogQueries} to read the log. May use: the domain, the event log,
 * the views, the web edge. Never: the figures themselves, of which only a digest is stored.
 */
@NullMarked
package codev.learning.accesslog;

import org.jspecify.annotations.NullMarked;
