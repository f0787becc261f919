/**
 * Listens to group-service: programmes, groups, people.
 *
 * <p>Enter by {@link codev.learning.groups.Groups}. May use: the domain's commands, the relay.
 */
@NullMarked
package codev.learning.groups;

import org.jspecify.annotations.NullMarked;
