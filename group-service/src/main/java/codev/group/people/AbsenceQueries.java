package codev.group.people;

import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the days on which people are absent. */
@Component
public class AbsenceQueries {
  private final ReadModel<AbsencesView> absences;

  AbsenceQueries(ReadModels views) {
    this.absences = views.project(AbsencesView.PROJECTION);
  }

  /** Of one person, in order of time. */
  List<Absence> of(Username person) {
    return absences.find(person.value()).map(AbsencesView::absences).orElse(List.of());
  }

  /** Of everybody: people are absent whatever the programme. */
  public Map<Username, List<Absence>> everywhere() {
    return absences.all().stream()
        .collect(Collectors.toMap(AbsencesView::person, AbsencesView::absences));
  }
}
