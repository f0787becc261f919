/**
 * Writes to the people of a group: when sessions are planned, moved or cancelled, and before each.
 *
 * <p>Enter by {@link codev.group.notifications.SessionInvitations}. May use: the calendar,
 * contacts, views, the letters.
 */
@NullMarked
package codev.group.notifications;

import org.jspecify.annotations.NullMarked;
