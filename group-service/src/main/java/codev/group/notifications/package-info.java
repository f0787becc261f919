/**
 * E-mail about sessions (invitations, changes, reminders) and each person's notification
 * preferences.
 */
@NullMarked
package codev.group.notifications;

import org.jspecify.annotations.NullMarked;
