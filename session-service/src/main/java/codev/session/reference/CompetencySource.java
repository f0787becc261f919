package codev.session.reference;

import codev.session.domain.reference.Competency;
import codev.session.domain.value.ProgrammeId;
import java.util.List;

/** The competencies of programmes. */
@FunctionalInterface
public interface CompetencySource {
  /** In the order in which the programme declared them; empty where it has none. */
  List<Competency> of(ProgrammeId programme);
}
