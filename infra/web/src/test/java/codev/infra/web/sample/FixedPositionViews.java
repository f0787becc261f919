package codev.infra.web.sample;

import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import java.time.Duration;

/** Views at a fixed position of the log. */
record FixedPositionViews(long seen) implements Views {
  @Override
  public <E, D> View<D> project(Projection<E, D> projection) {
    throw new UnsupportedOperationException("nothing to read here");
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return position <= seen;
  }
}
