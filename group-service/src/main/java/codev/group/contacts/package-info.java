/**
 * Where people are written to, and how they want to be.
 *
 * <p>Enter by {@link codev.group.contacts.Contacts}. May use: the views, the directory. Never: a
 * command.
 */
@NullMarked
package codev.group.contacts;

import org.jspecify.annotations.NullMarked;
