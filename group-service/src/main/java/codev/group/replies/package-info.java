/**
 * Answers that calendar programs send by e-mail (iTIP {@code REPLY}, RFC 5546), read from a mailbox
 * where one is configured. {@link codev.group.replies.ReplyMailboxScheduler} reads it; {@link
 * codev.group.replies.SenderAuthentication} determines who an answer is from.
 */
@NullMarked
package codev.group.replies;

import org.jspecify.annotations.NullMarked;
