/**
 * Writes to people before what they set out to do is due, and when a survey is asked of them.
 *
 * <p>Enter by {@link codev.learning.reminding.ActionReminders} and {@link
 * codev.learning.reminding.SurveyReminders}. May use: the domain's events, views, the letters.
 */
@NullMarked
package codev.learning.reminding;

import org.jspecify.annotations.NullMarked;
