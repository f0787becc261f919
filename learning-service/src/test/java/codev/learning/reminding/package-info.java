/** Specs of reminders. */
@NullMarked
package codev.learning.reminding;

import org.jspecify.annotations.NullMarked;
