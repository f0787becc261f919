/**
 * E-mail to new members, whose beginning a manager words, and about sessions (invitations, changes,
 * reminders), to those who decide (approvals, refused accounts), to former addresses, and each
 * person's notification preferences.
 */
@NullMarked
package codev.group.notifications;

import org.jspecify.annotations.NullMarked;
