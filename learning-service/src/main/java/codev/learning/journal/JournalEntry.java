package codev.learning.journal;

import codev.infra.projections.Projection;
import codev.learning.domain.event.JournalEvent;
import codev.learning.domain.event.JournalEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Read model of one learning; texts encrypted.
 *
 * @param position in the log: the order in which learnings are listed
 * @param withdrawn whether its author has withdrawn it: it is not shown
 */
record JournalEntry(
    Username owner,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    Learning learning,
    Instant statedAt,
    long position,
    boolean withdrawn) {

  /** One document for each learning; 2: whether it is withdrawn. */
  static final Projection<JournalEvent, JournalEntry> PROJECTION =
      Projection.of("journal-entry", JournalEvent.class, JournalEntry.class)
          .version(2)
          .by(e -> e.owner() + "/" + learningOf(e))
          .foldRecorded(
              (_, before, recorded) ->
                  switch (recorded.event()) {
                    case LearningKept e -> of(e, recorded.position());
                    case LearningCorrected e ->
                        Objects.requireNonNull(before).corrected(e.learning());
                    case LearningWithdrawn _ -> Objects.requireNonNull(before).withdrawn(true);
                    case LearningRestored _ -> Objects.requireNonNull(before).withdrawn(false);
                  });

  private static LearningId learningOf(JournalEvent event) {
    return switch (event) {
      case LearningKept e -> e.learning().id();
      case LearningCorrected e -> e.learning().id();
      case LearningWithdrawn e -> e.learning();
      case LearningRestored e -> e.learning();
    };
  }

  private static JournalEntry of(LearningKept kept, long position) {
    return new JournalEntry(
        kept.owner(),
        kept.session().value(),
        kept.group().value(),
        kept.programme().value(),
        kept.learning(),
        kept.at(),
        position,
        false);
  }

  private JournalEntry corrected(Learning other) {
    return new JournalEntry(
        owner, sessionId, groupId, programmeId, other, statedAt, position, withdrawn);
  }

  private JournalEntry withdrawn(boolean isWithdrawn) {
    return new JournalEntry(
        owner, sessionId, groupId, programmeId, learning, statedAt, position, isWithdrawn);
  }
}
