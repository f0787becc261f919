package codev.group.facilitators;

import codev.group.domain.GroupEvent.OfFacilitator;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds facilitators into places, by username. */
final class FacilitatorPoolProjection implements Projection<OfFacilitator, FacilitatorPoolEntry> {
  @Override
  public String view() {
    return "pool";
  }

  @Override
  public Class<OfFacilitator> folds() {
    return OfFacilitator.class;
  }

  @Override
  public Class<FacilitatorPoolEntry> shape() {
    return FacilitatorPoolEntry.class;
  }

  @Override
  public Stream<String> touches(OfFacilitator event) {
    return Stream.of(event.facilitator().value());
  }

  @Override
  public FacilitatorPoolEntry fold(
      String id, @Nullable FacilitatorPoolEntry before, RecordedEvent<OfFacilitator> recorded) {
    return FacilitatorPoolEntry.after(recorded.event());
  }
}
