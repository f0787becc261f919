/** E-mail reminders of open actions and of surveys. */
@NullMarked
package codev.learning.reminders;

import org.jspecify.annotations.NullMarked;
