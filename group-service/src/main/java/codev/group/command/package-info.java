/**
 * Who decides about a group, in the domain's terms: the name, the moment, and their words sealed
 * with their own key before anything else happens to them.
 *
 * <p>Enter by {@link codev.group.command.CommandActorFactory}; used by every write room that takes
 * reasons about people. May use: the domain, seals.
 */
@NullMarked
package codev.group.command;

import org.jspecify.annotations.NullMarked;
