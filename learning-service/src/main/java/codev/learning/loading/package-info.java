/**
 * Loading a questionnaire that a programme asks besides everybody's, from a file.
 *
 * <p>Enter by {@link codev.learning.loading.InstrumentDesk}. May use: the domain's commands, what
 * the surveys room shows, the web edge.
 */
@NullMarked
package codev.learning.loading;

import org.jspecify.annotations.NullMarked;
