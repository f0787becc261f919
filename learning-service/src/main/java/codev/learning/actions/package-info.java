/**
 * My actions, from the commitment to what became of them.
 *
 * <p>Enter by {@link codev.learning.actions.ActionPageController}. May use: the domain's events,
 * the views, the seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.learning.actions;

import org.jspecify.annotations.NullMarked;
