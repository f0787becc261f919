package codev.group.calendar;

/**
 * What a calendar shows of a session besides its time, in one language.
 *
 * @param location the place, or else the video link; empty where neither is known
 * @param page address of the session's page
 */
public record CalendarEntry(String summary, String description, String location, String page) {}
