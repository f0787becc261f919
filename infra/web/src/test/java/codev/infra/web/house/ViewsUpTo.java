package codev.infra.web.house;

import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import java.time.Duration;

/** Views that have seen a certain position and will not go further. */
record ViewsUpTo(long seen) implements Views {
  @Override
  public <E, D> View<D> project(Projection<E, D> projection) {
    throw new UnsupportedOperationException("nothing to read here");
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return position <= seen;
  }
}
