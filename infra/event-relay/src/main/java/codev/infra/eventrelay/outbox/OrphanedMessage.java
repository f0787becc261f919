package codev.infra.eventrelay.outbox;

import java.time.Instant;

/**
 * A message whose event is not in the log any more.
 *
 * @param n position that its event had in the log
 */
public record OrphanedMessage(long n, String type, String subject, Instant at) {}
