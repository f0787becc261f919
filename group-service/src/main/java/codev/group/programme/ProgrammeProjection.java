package codev.group.programme;

import codev.group.domain.GroupEvent.OfProgramme;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.GroupEvent.TemplateDefined;
import codev.group.domain.GroupEvent.TrainingDescribed;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds programmes into cards, by id. */
final class ProgrammeProjection implements Projection<OfProgramme, ProgrammeView> {
  @Override
  public String view() {
    return "programmes";
  }

  @Override
  public int version() {
    return 4; // the training
  }

  @Override
  public Class<OfProgramme> folds() {
    return OfProgramme.class;
  }

  @Override
  public Class<ProgrammeView> shape() {
    return ProgrammeView.class;
  }

  @Override
  public Stream<String> touches(OfProgramme event) {
    return Stream.of(event.programme().toString());
  }

  @Override
  public ProgrammeView fold(
      String id, @Nullable ProgrammeView before, RecordedEvent<OfProgramme> recorded) {
    return switch (recorded.event()) {
      case ProgrammeDeclared e -> ProgrammeView.of(e);
      case TemplateDefined e ->
          Objects.requireNonNull(before, "a programme is declared first").with(e);
      case TrainingDescribed e ->
          Objects.requireNonNull(before, "a programme is declared first").with(e);
    };
  }
}
