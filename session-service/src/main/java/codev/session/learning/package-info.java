/**
 * Listens to learning-service: which actions earlier clients committed to, and which are settled.
 *
 * <p>Enter by {@link codev.session.learning.WhenLearningSpeaks}. May use: the domain, commands, the
 * relay.
 */
@NullMarked
package codev.session.learning;

import org.jspecify.annotations.NullMarked;
