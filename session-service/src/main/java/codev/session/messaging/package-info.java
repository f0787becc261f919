/**
 * Messages of the other services become commands here; events of this service become the messages
 * that it publishes.
 *
 * <p>Entry points: {@link codev.session.messaging.GroupMessageListener}, {@link
 * codev.session.messaging.LearningMessageListener}, {@link
 * codev.session.messaging.SessionMessageMapper}.
 */
@NullMarked
package codev.session.messaging;

import org.jspecify.annotations.NullMarked;
