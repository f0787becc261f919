package codev.learning.outcomes.figures;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the sessions behind the process facts of a programme. */
@Component
public class HeldSessionQueries {
  private final ReadModel<ProgrammeFiguresView> programmes;
  private final ReadModel<GroupFiguresView> groups;
  private final ReadModel<HeldSessionView> sessions;

  HeldSessionQueries(ReadModels views) {
    programmes = views.project(ProgrammeFiguresView.PROJECTION);
    groups = views.project(GroupFiguresView.PROJECTION);
    sessions = views.project(HeldSessionView.PROJECTION);
  }

  /** Empty when there is no such programme. */
  public Optional<HeldSessions> of(String programme) {
    return programmes
        .find(programme)
        .filter(ProgrammeFiguresView::isDeclared)
        .map(
            known ->
                new HeldSessions(
                    known,
                    sessions.where("programme", programme).stream()
                        .sorted(Comparator.comparing(HeldSessionView::at))
                        .toList(),
                    groups.where("programme", programme).stream()
                        .collect(Collectors.toMap(GroupFiguresView::id, GroupFiguresView::name))));
  }
}
