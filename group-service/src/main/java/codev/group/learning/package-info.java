/**
 * Listens to learning-service, where people have themselves erased: from then on the directory
 * forgets them.
 *
 * <p>Enter by {@link codev.group.learning.Learning}. May use: the domain, commands, the relay.
 */
@NullMarked
package codev.group.learning;

import org.jspecify.annotations.NullMarked;
