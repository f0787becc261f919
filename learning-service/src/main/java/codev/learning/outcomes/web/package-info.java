/**
 * The pages and the API of outcomes. Each controller logs the access by {@link
 * codev.learning.accesslog.OutcomesAccessLog} before it shows figures: it has no other way to read
 * them.
 *
 * <p>Entry point: {@link codev.learning.outcomes.web.OutcomesController}.
 */
@NullMarked
package codev.learning.outcomes.web;

import org.jspecify.annotations.NullMarked;
