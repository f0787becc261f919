/**
 * Setting what a programme wants to reach.
 *
 * <p>Enter by {@link codev.learning.targeting.TargetDesk}. May use: the domain's commands, the web
 * edge.
 */
@NullMarked
package codev.learning.targeting;

import org.jspecify.annotations.NullMarked;
