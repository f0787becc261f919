package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.learning.domain.LearningEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads past events from this service's own log. */
@Component
record EventLogHistory(EventReader histories) implements EventHistory {
  @Override
  public List<RecordedEvent<LearningEvent>> at(Collection<Long> positions) {
    return histories.at(LearningEvent.class, positions);
  }

  @Override
  public List<RecordedEvent<LearningEvent>> between(long after, long upTo) {
    return histories.between(LearningEvent.class, after, upTo);
  }
}
