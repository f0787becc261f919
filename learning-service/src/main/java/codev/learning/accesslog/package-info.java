/**
 * The access log of outcomes: who has been shown which figures, logged before they are shown, and
 * read by auditors, by managers and by the people whose answers may have counted.
 *
 * <p>Entry points: {@link codev.learning.accesslog.OutcomesAccessLog} to show figures, {@link
 * codev.learning.accesslog.OutcomesAccessLogQueries} to read the log. Only a digest of the figures
 * is stored, never the figures.
 */
@NullMarked
package codev.learning.accesslog;

import org.jspecify.annotations.NullMarked;
