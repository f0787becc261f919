/** The read model of planned and held sessions, scheduling conflicts, and the iCalendar file. */
@NullMarked
package codev.group.calendar;

import org.jspecify.annotations.NullMarked;
