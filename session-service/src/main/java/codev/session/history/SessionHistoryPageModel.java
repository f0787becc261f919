package codev.session.history;

import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.history.SessionHistoryQueries.Moment;
import codev.session.reference.DisplayNames;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.SessionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a session's history page read.
 *
 * @param session at the shown version
 * @param moments all of them, in order
 * @param names of the people of all moments, also of those who came or left at another one
 * @param isInside whether the viewer takes part in the session
 */
record SessionHistoryPageModel(
    SessionResponse session, List<Moment> moments, DisplayNames names, boolean isInside) {
  private static final String WITHDRAWN = "contribution-withdrawn";

  /** Moments that follow one another in the same step; going back begins another one. */
  record StepMoments(@Nullable Step step, int place, List<Moment> moments) {
    private boolean continuesWith(Moment next) {
      return step == next.step() && place == next.place();
    }
  }

  public Moment moment() {
    return moments.get(index());
  }

  private int index() {
    return IntStream.range(0, moments.size())
        .filter(i -> moments.get(i).version() == session.header().version())
        .findFirst()
        .orElseThrow();
  }

  public String nameOf(Username person) {
    return names.of(person);
  }

  /** The version of the last one. */
  public int last() {
    return moments.getLast().version();
  }

  public @Nullable Moment before() {
    var index = index();
    return index == 0 ? null : moments.get(index - 1);
  }

  public @Nullable Moment after() {
    var next = index() + 1;
    return next == moments.size() ? null : moments.get(next);
  }

  /** The contribution of this moment, unless it is hidden from the viewer or withdrawn. */
  public @Nullable ContributionResponse contribution() {
    var made = moment().contribution();
    return session.discussion().contributions().stream()
        .filter(c -> c.id().equals(made) && !c.withdrawn())
        .findFirst()
        .orElse(null);
  }

  /** Whether its author has withdrawn the contribution of this moment, then or since. */
  public boolean isWithdrawn() {
    var made = moment().contribution();
    return made != null
        && moments.stream()
            .filter(m -> m.what().equals(WITHDRAWN))
            .anyMatch(m -> made.equals(m.contribution()));
  }

  public List<StepMoments> byStep() {
    var byStep = new ArrayList<StepMoments>();
    for (var moment : moments) {
      if (byStep.isEmpty() || !byStep.getLast().continuesWith(moment))
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
