package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.group.GroupView;

/**
 * A session of the present week.
 *
 * @param programme name of the group's programme
 */
public record WeekSession(String programme, GroupView group, CalendarSession session) {}
