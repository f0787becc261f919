/**
 * What leaves this service: what was committed to and how it goes. Answers, learnings and figures
 * stay here.
 *
 * <p>Enter by {@link codev.learning.publishing.Speaking}. May use: the domain's events, the relay.
 */
@NullMarked
package codev.learning.publishing;

import org.jspecify.annotations.NullMarked;
