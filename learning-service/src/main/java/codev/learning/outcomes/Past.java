package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.learning.domain.LearningEvent;
import java.util.Collection;
import java.util.List;

/** What has happened, in the order of the log. */
interface Past {
  List<Recorded<LearningEvent>> at(Collection<Long> positions);

  /**
   * @param after position before the first event
   * @param upTo position of the last
   */
  List<Recorded<LearningEvent>> between(long after, long upTo);
}
