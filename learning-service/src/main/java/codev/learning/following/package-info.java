/**
 * Saying how an action goes.
 *
 * <p>Enter by {@link codev.learning.following.ProgressDesk}. May use: the domain's commands, the
 * seals, the web edge.
 */
@NullMarked
package codev.learning.following;

import org.jspecify.annotations.NullMarked;
