/**
 * What leaves this service: what was committed to and how it goes. Answers, learnings and figures
 * stay here.
 *
 * <p>Enter by {@link codev.learning.messaging.LearningMessageMapper}. May use: the domain's events,
 * the relay.
 */
@NullMarked
package codev.learning.messaging;

import org.jspecify.annotations.NullMarked;
