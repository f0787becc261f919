package codev.session.room;

import codev.session.domain.learning.Learning;
import codev.session.domain.value.Step;
import java.util.List;

/** Learnings, and remarks on how the session went. */
record TakeawaysSection(SessionPageViewer viewer) {
  public boolean isLearning() {
    var takeaways = viewer.session().takeaways();
    return (viewer.isInside() && viewer.isAt(Step.LEARNING))
        || !takeaways.learnings().isEmpty()
        || !takeaways.regulations().isEmpty();
  }

  public List<Learning.About> abouts() {
    return List.of(Learning.About.values());
  }
}
