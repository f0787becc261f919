/**
 * The pages and the API of outcomes. Each controller logs the access by {@link
 * codev.learning.accesslog.OutcomesAccessLog} before it shows figures: it has no other way to read
 * them.
 *
 * <p>Enter by {@link codev.learning.outcomes.web.OutcomesController}. May use: the other packages
 * of outcomes, the access log, the web edge. Never: Kafka, the event log.
 */
@NullMarked
package codev.learning.outcomes.web;

import org.jspecify.annotations.NullMarked;
