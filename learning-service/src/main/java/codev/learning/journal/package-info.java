/**
 * My journal: what I have learnt, over all sessions.
 *
 * <p>Enter by {@link codev.learning.journal.JournalPageController}. May use: the domain's events,
 * the views, the seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.learning.journal;

import org.jspecify.annotations.NullMarked;
