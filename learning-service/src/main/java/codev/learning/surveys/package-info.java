/** Surveys: questionnaires due, answering them, loading a programme's own instruments. */
@NullMarked
package codev.learning.surveys;

import org.jspecify.annotations.NullMarked;
