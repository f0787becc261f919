@NullMarked
package codev.group.calendar;

import org.jspecify.annotations.NullMarked;
