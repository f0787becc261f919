package codev.infra.eventrelay;

import java.time.Instant;

/**
 * A message that its room could not take, or that came after such a one from the same aggregate.
 *
 * @param id {@code room.partition.offset}
 * @param why what the room said when it refused
 * @param again an operator asks to tell it again
 */
record DeadLetter(
    String id,
    String room,
    int partition,
    long offset,
    Message message,
    String why,
    Instant since,
    boolean again) {
  DeadLetter refusedAgain(String reason) {
    return new DeadLetter(id, room, partition, offset, message, reason, since, false);
  }

  /** What an operator may see: everything but what was said. */
  record Notice(
      String id, String type, String subject, long n, Instant at, String why, Instant since) {}

  Notice notice() {
    return new Notice(id, message.type(), message.subject(), message.n(), message.at(), why, since);
  }
}
