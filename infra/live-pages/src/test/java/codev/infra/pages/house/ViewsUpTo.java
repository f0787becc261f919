package codev.infra.pages.house;

import codev.infra.views.Projection;
import codev.infra.views.View;
import codev.infra.views.Views;
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
