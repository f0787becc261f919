package codev.group.pool;

import codev.group.domain.GroupEvent.OfFacilitator;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds facilitators into places, by username. */
final class Places implements Projection<OfFacilitator, Place> {
  @Override
  public String view() {
    return "pool";
  }

  @Override
  public Class<OfFacilitator> folds() {
    return OfFacilitator.class;
  }

  @Override
  public Class<Place> shape() {
    return Place.class;
  }

  @Override
  public Stream<String> touches(OfFacilitator event) {
    return Stream.of(event.facilitator().value());
  }

  @Override
  public Place fold(String id, @Nullable Place before, Recorded<OfFacilitator> recorded) {
    return Place.after(recorded.event());
  }
}
