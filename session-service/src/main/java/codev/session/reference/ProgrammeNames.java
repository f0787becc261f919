package codev.session.reference;

import codev.infra.projections.ReadModel;
import codev.session.domain.value.ProgrammeId;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of the programmes that are known. */
public final class ProgrammeNames {
  private final ReadModel<ProgrammeName> names;

  ProgrammeNames(ReadModel<ProgrammeName> names) {
    this.names = names;
  }

  /** Read model of the name of a programme, as published by group-service. */
  record ProgrammeName(ProgrammeId programme, String name) {}

  public Map<ProgrammeId, String> all() {
    return names.all().stream()
        .collect(Collectors.toMap(ProgrammeName::programme, ProgrammeName::name));
  }
}
