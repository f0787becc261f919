package codev.learning.outcomes;

import codev.infra.eventstore.Histories;
import codev.infra.eventstore.Recorded;
import codev.learning.domain.LearningEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** As this service's log tells it. */
@Component
record PastInTheLog(Histories histories) implements Past {
  @Override
  public List<Recorded<LearningEvent>> at(Collection<Long> positions) {
    return histories.at(LearningEvent.class, positions);
  }

  @Override
  public List<Recorded<LearningEvent>> between(long after, long upTo) {
    return histories.between(LearningEvent.class, after, upTo);
  }
}
