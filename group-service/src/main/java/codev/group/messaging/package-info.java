/**
 * Messages to and from other services: what is published ({@link
 * codev.group.messaging.GroupMessageMapper}), what is consumed ({@code ...MessageListener}).
 */
@NullMarked
package codev.group.messaging;

import org.jspecify.annotations.NullMarked;
