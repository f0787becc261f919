package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.learning.domain.event.LearningServiceEvent;
import java.util.Collection;
import java.util.List;

/** Reads past events, in the order of the log. */
public interface ProgrammeEventReader {
  List<RecordedEvent<LearningServiceEvent>> at(Collection<Long> positions);

  /**
   * @param after position before the first event
   * @param upTo position of the last
   */
  List<RecordedEvent<LearningServiceEvent>> between(long after, long upTo);
}
