package codev.learning.journal;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.Learning;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One learning as it is kept; words sealed.
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
  static final class Entries implements Projection<LearningKept, JournalEntry> {
    @Override
    public String view() {
      return "journal-entry";
    }

    @Override
    public Class<LearningKept> folds() {
      return LearningKept.class;
    }

    @Override
    public Class<JournalEntry> shape() {
      return JournalEntry.class;
    }

    @Override
    public Stream<String> touches(LearningKept event) {
      return Stream.of(event.owner() + "/" + event.learning().id());
    }

    @Override
    public JournalEntry fold(
        String id, @Nullable JournalEntry before, RecordedEvent<LearningKept> recorded) {
      var kept = recorded.event();
      return new JournalEntry(
          kept.owner(),
          kept.session().value(),
          kept.group().value(),
          kept.programme().value(),
          kept.learning(),
          kept.at(),
          recorded.position());
    }
  }
}
