/**
 * Loading a questionnaire that a programme asks besides everybody's, from a file.
 *
 * <p>Enter by {@link codev.learning.surveys.InstrumentUploadController}. May use: the domain's
 * commands, what the surveys room shows, the web edge.
 */
@NullMarked
package codev.learning.surveys;

import org.jspecify.annotations.NullMarked;
