package codev.infra.projections.memory;

import java.time.Duration;

/**
 * What building views may take.
 *
 * @param memory of all builds of this process
 * @param betweenPositions time after which a position is stored; what came since is folded again
 *     after a crash
 * @param atOnce so many views of an instance are rebuilt at once, the others wait
 */
public record BuildLimits(MemoryBudget memory, Duration betweenPositions, int atOnce) {
  private static final Duration BETWEEN_POSITIONS = Duration.ofSeconds(5);

  /** More than a service has views: they are built from one reading of the log. */
  private static final int AT_ONCE = 32;

  /** As a service has them. */
  public static BuildLimits ofHeap() {
    return new BuildLimits(MemoryBudget.ofHeap(), BETWEEN_POSITIONS, AT_ONCE);
  }
}
