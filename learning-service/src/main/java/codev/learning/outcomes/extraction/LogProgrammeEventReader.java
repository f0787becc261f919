package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.learning.domain.event.LearningServiceEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads past events from this service's own log. */
@Component
record LogProgrammeEventReader(EventReader reader) implements ProgrammeEventReader {
  @Override
  public List<RecordedEvent<LearningServiceEvent>> at(Collection<Long> positions) {
    return reader.at(LearningServiceEvent.class, positions);
  }

  @Override
  public List<RecordedEvent<LearningServiceEvent>> between(long after, long upTo) {
    return reader.between(LearningServiceEvent.class, after, upTo);
  }
}
