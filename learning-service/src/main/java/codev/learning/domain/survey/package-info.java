/** Questionnaires: instruments, their items, who answers them and when. */
@NullMarked
package codev.learning.domain.survey;

import org.jspecify.annotations.NullMarked;
