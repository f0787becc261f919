package codev.learning.authority;

import codev.infra.projections.Projection;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import codev.learning.domain.value.ProgrammeId;

/** Read model of the unit of a programme. */
record ProgrammeUnitView(ProgrammeId programme, String unit) {
  /** One document for each programme that belongs to a unit. */
  static final Projection<UnitNoted, ProgrammeUnitView> PROJECTION =
      Projection.of("programme-units", UnitNoted.class, ProgrammeUnitView.class)
          .by(e -> e.programme().toString())
          .fold((_, e) -> new ProgrammeUnitView(e.programme(), e.unit()));
}
