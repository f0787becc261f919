/**
 * The figures of a programme: which there are, how each is computed from the observations that may
 * be published, and how they are kept up to date as the log grows.
 *
 * <p>Entry point: {@link codev.learning.outcomes.figures.OutcomesQueries}: what it returns can be
 * read only through the access log.
 */
@NullMarked
package codev.learning.outcomes.figures;

import org.jspecify.annotations.NullMarked;
