/**
 * When a group meets: its sessions in order, also as iCalendar.
 *
 * <p>Enter by {@link codev.group.calendar.Calendar}. May use: the domain's events, biweekly. Never:
 * a command.
 */
@NullMarked
package codev.group.calendar;

import org.jspecify.annotations.NullMarked;
