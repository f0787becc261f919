/**
 * The surveys that are open to somebody, and their pages.
 *
 * <p>Enter by {@link codev.learning.surveys.MySurveys}. May use: the domain's events and
 * instruments, views, the web edge.
 */
@NullMarked
package codev.learning.surveys;

import org.jspecify.annotations.NullMarked;
