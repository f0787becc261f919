/**
 * Answers that calendar programs send by e-mail (iTIP {@code REPLY}, RFC 5546), read from a mailbox
 * where one is configured. {@link codev.group.replies.ReplyMailboxScheduler} reads it; {@link
 * codev.group.replies.SenderAuthentication} determines who an answer is from; {@link
 * codev.group.replies.AutomaticReplies} tells people whose message has no effect what to do.
 */
@NullMarked
package codev.group.replies;

import org.jspecify.annotations.NullMarked;
