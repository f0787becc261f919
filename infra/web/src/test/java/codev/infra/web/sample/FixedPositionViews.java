package codev.infra.web.sample;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.projections.failure.ViewUnavailableException;
import java.time.Duration;

/** Views at a fixed position of the log. */
record FixedPositionViews(long seen) implements ReadModels {
  /** Asked for this one, a view is absent. */
  static final long LOST = 404;

  @Override
  public <E, D> ReadModel<D> project(Projection<E, D> projection) {
    throw new UnsupportedOperationException("nothing to read here");
  }

  @Override
  public boolean await(long position, Duration atMost) {
    if (position == LOST) throw new ViewUnavailableException("sample.1", 0);
    return position <= seen;
  }
}
