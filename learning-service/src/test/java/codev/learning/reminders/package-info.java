@NullMarked
package codev.learning.reminders;

import org.jspecify.annotations.NullMarked;
