package codev.learning.journal;

import codev.infra.projections.Projection;
import codev.learning.domain.Learning;
import codev.learning.domain.LearningServiceEvent.LearningKept;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.UUID;

/**
 * Read model of one learning; texts encrypted.
 *
 * @param position in the log: the order in which learnings are listed
 */
record JournalEntry(
    Username owner,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    Learning learning,
    Instant statedAt,
    long position) {

  /** One document for each learning. */
  static final Projection<LearningKept, JournalEntry> PROJECTION =
      Projection.of("journal-entry", LearningKept.class, JournalEntry.class)
          .by(e -> e.owner() + "/" + e.learning().id())
          .foldRecorded((_, _, recorded) -> of(recorded.event(), recorded.position()));

  private static JournalEntry of(LearningKept kept, long position) {
    return new JournalEntry(
        kept.owner(),
        kept.session().value(),
        kept.group().value(),
        kept.programme().value(),
        kept.learning(),
        kept.at(),
        position);
  }
}
