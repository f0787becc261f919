/**
 * Where a group's sessions are planned, by a manager or the group's facilitator.
 *
 * <p>Enter by {@code PlanSessions} and {@code PlanProgrammeCalendar}. May use: commands, the
 * roster, conflicts, Spring MVC. Never: a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.planning;

import org.jspecify.annotations.NullMarked;
