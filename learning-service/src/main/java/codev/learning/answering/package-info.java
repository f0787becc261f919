/**
 * Answering the surveys about skills, climate and what came of it all.
 *
 * <p>Enter by {@link codev.learning.answering.SurveyDesk}. May use: the domain's commands and
 * instruments, the seals, the web edge.
 */
@NullMarked
package codev.learning.answering;

import org.jspecify.annotations.NullMarked;
