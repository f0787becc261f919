/** The e-mails about sessions, and the calendars that receive them. */
@NullMarked
package codev.group.notifications;

import org.jspecify.annotations.NullMarked;
