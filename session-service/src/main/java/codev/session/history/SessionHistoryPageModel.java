package codev.session.history;

import codev.session.domain.value.Step;
import codev.session.history.SessionHistoryQueries.Moment;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.SessionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a session's history page read.
 *
 * @param session at the shown version
 * @param moments all of them, in order
 * @param isInside whether the viewer takes part in the session
 */
record SessionHistoryPageModel(SessionResponse session, List<Moment> moments, boolean isInside) {
  /** Moments that follow one another in the same step; going back begins another one. */
  record StepMoments(@Nullable Step step, int place, List<Moment> moments) {
    private boolean goesOnWith(Moment next) {
      return step == next.step() && place == next.place();
    }
  }

  public Moment moment() {
    return moments.get(session.header().version() - 1);
  }

  public int last() {
    return moments.size();
  }

  public @Nullable Moment before() {
    return session.header().version() == 1 ? null : moments.get(session.header().version() - 2);
  }

  public @Nullable Moment after() {
    return session.header().version() == last() ? null : moments.get(session.header().version());
  }

  /** The contribution of this moment, unless it is hidden from the viewer. */
  public @Nullable ContributionResponse contribution() {
    var made = moment().contribution();
    return session.discussion().contributions().stream()
        .filter(c -> c.id().equals(made))
        .findFirst()
        .orElse(null);
  }

  public List<StepMoments> byStep() {
    var byStep = new ArrayList<StepMoments>();
    for (var moment : moments) {
      if (byStep.isEmpty() || !byStep.getLast().goesOnWith(moment))
        byStep.add(new StepMoments(moment.step(), moment.place(), new ArrayList<>()));
      byStep.getLast().moments().add(moment);
    }
    return byStep;
  }

  /** The programme's own name of a step; null where it uses the method's. */
  public @Nullable String nameOf(StepMoments step, String language) {
    return session.progress().steps().stream()
        .skip(step.place())
        .limit(1)
        .map(s -> s.name(language))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
