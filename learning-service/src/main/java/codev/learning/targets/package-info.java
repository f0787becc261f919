/**
 * Setting what a programme wants to reach.
 *
 * <p>Enter by {@link codev.learning.targets.TargetController}. May use: the domain's commands, the
 * web edge.
 */
@NullMarked
package codev.learning.targets;

import org.jspecify.annotations.NullMarked;
