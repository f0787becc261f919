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
    return outcomes.declared(programme).map(this::of);
  }

  private HeldSessions of(ProgrammeFiguresView programme) {
    var dated = planned.where("programme", programme.id());
    var minutes =
        dated.stream()
            .collect(Collectors.toMap(PlannedSessionView::id, PlannedSessionView::minutes));
    return new HeldSessions(
        programme,
        sessions.where("programme", programme.id()).stream()
            .map(session -> session.planned(minutes.get(session.id())))
            .sorted(Comparator.comparing(HeldSessionView::at))
            .toList(),
        dated.stream()
            .filter(session -> !session.isOver())
            .sorted(Comparator.comparing(PlannedSessionView::startsAt))
            .toList(),
        outcomes.groupsOf(programme.id()).stream()
            .collect(Collectors.toMap(GroupFiguresView::id, GroupFiguresView::name)));
  }
}
