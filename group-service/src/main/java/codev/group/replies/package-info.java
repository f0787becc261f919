/**
 * Answers that calendar programs send by e-mail (iTIP {@code REPLY}, RFC 5546), read from a mailbox
 * where one is configured. {@link codev.group.replies.ReplyMailboxScheduler} reads it.
 */
@NullMarked
package codev.group.replies;

import org.jspecify.annotations.NullMarked;
