/**
 * Where the people of a group change while it is under way: who joins, who leaves, who facilitates.
 *
 * <p>Enter by {@link codev.group.group.MembershipController}. May use: commands, the directory, the
 * roster, voices, Spring MVC. Never: a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.group;

import org.jspecify.annotations.NullMarked;
