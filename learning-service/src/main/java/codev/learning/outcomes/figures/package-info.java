/**
 * The figures of a programme: which there are, how each is computed from the observations that may
 * be published, and how they are kept up to date as the log grows.
 *
 * <p>Enter by {@link codev.learning.outcomes.figures.OutcomesQueries}: what it returns can be read
 * only through the access log. May use: {@code anonymity}, {@code extraction}, the domain's events,
 * the views, the values of {@code accesslog}. Never: commands, HTTP, the packages of outcomes that
 * come after it.
 */
@NullMarked
package codev.learning.outcomes.figures;

import org.jspecify.annotations.NullMarked;
