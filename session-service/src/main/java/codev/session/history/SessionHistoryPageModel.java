package codev.session.history;

import codev.session.domain.value.Step;
import codev.session.history.SessionHistoryQueries.Moment;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponse.ContributionSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a replay draws from.
 *
 * @param seen the session as it stood
 * @param moments all of them, in order
 * @param isInside whether the viewer takes part in the session
 */
record SessionHistoryPageModel(SessionResponse seen, List<Moment> moments, boolean isInside) {
  /** Moments that follow one another in the same step; going back begins another one. */
  record Stretch(@Nullable Step step, int place, List<Moment> moments) {
    private boolean goesOnWith(Moment next) {
      return step == next.step() && place == next.place();
    }
  }

  public Moment moment() {
    return moments.get(seen.version() - 1);
  }

  public int last() {
    return moments.size();
  }

  public @Nullable Moment before() {
    return seen.version() == 1 ? null : moments.get(seen.version() - 2);
  }

  public @Nullable Moment after() {
    return seen.version() == last() ? null : moments.get(seen.version());
  }

  /** What was said in this very moment, unless it is not to be seen. */
  public @Nullable ContributionSeen said() {
    var said = moment().said();
    return seen.contributions().stream().filter(c -> c.id().equals(said)).findFirst().orElse(null);
  }

  public List<Stretch> stretches() {
    var stretches = new ArrayList<Stretch>();
    for (var moment : moments) {
      if (stretches.isEmpty() || !stretches.getLast().goesOnWith(moment))
        stretches.add(new Stretch(moment.step(), moment.place(), new ArrayList<>()));
      stretches.getLast().moments().add(moment);
    }
    return stretches;
  }

  /** As the programme calls a step in a language; null where it is called as everywhere. */
  public @Nullable String nameOf(Stretch stretch, String language) {
    return seen.steps().stream()
        .skip(stretch.place())
        .limit(1)
        .map(s -> s.name(language))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
