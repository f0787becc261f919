/**
 * Messages to and from other services: what is published ({@link
 * codev.learning.messaging.LearningMessageMapper}), what is consumed ({@code ...MessageListener}).
 */
@NullMarked
package codev.learning.messaging;

import org.jspecify.annotations.NullMarked;
