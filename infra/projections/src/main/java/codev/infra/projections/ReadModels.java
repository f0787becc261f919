package codev.infra.projections;

import java.time.Duration;

/** All views of one service. */
public interface ReadModels {
  /** Registers a projection, starts to fold, and gives the way to read. */
  <E, D> ReadModel<D> project(Projection<E, D> projection);

  /**
   * Waits until every view of this service includes a commit; false when the time is over and all
   * can be read.
   */
  boolean await(long position, Duration atMost);
}
