package codev.group.authority;

import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.Projection;
import org.jspecify.annotations.Nullable;

/** Read model of a programme's unit: null where it belongs to none. */
record ProgrammeUnitView(ProgrammeId programme, @Nullable String unit) {
  /** One document for each programme. */
  static final Projection<ProgrammeDeclared, ProgrammeUnitView> PROJECTION =
      Projection.of("programme_units", ProgrammeDeclared.class, ProgrammeUnitView.class)
          .by(e -> e.programme().toString())
          .fold((_, e) -> new ProgrammeUnitView(e.programme(), e.frame().unit()));
}
