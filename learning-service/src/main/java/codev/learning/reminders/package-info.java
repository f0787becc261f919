/**
 * Writes to people before what they set out to do is due, and when a survey is asked of them.
 *
 * <p>Enter by {@link codev.learning.reminders.ActionReminders} and {@link
 * codev.learning.reminders.SurveyReminders}. May use: the domain's events, views, the letters.
 */
@NullMarked
package codev.learning.reminders;

import org.jspecify.annotations.NullMarked;
