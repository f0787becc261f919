/**
 * Where a group arranges whose turn it is otherwise than the rotation would have it.
 *
 * <p>Enter by {@link codev.group.arranging.ArrangingTurns}. May use: commands, the roster, voices,
 * Spring MVC. Never: a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.arranging;

import org.jspecify.annotations.NullMarked;
