package codev.learning.outcomes.figures;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the sessions behind the process facts of a programme, and those that are planned. */
@Component
public class HeldSessionQueries {
  private final OutcomesQueries outcomes;
  private final ReadModel<HeldSessionView> sessions;
  private final ReadModel<PlannedSessionView> planned;

  HeldSessionQueries(OutcomesQueries outcomes, ReadModels views) {
    this.outcomes = outcomes;
    sessions = views.project(HeldSessionView.PROJECTION);
    planned = views.project(PlannedSessionView.PROJECTION);
  }

  /** Empty when there is no such programme. */
  public Optional<HeldSessions> of(String programme) {
    return outcomes
        .declared(programme)
        .map(
            known ->
                new HeldSessions(
                    known,
                    sessions.where("programme", programme).stream()
                        .sorted(Comparator.comparing(HeldSessionView::at))
                        .toList(),
                    planned.where("programme", programme).stream()
                        .sorted(Comparator.comparing(PlannedSessionView::startsAt))
                        .toList(),
                    outcomes.groupsOf(programme).stream()
                        .collect(Collectors.toMap(GroupFiguresView::id, GroupFiguresView::name))));
  }
}
