package codev.infra.projections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rebuild of all views of a service from the whole log, beside those that are read.
 *
 * @param by who asked for it
 * @param position of the log when they did
 */
public record Rebuild(UUID id, String by, Instant at, long position, List<Progress> views) {
  /**
   * How far one view has come.
   *
   * @param position of the last event that the new generation reflects
   * @param of position of the last event that the view reflects which is read
   * @param switched whether the new generation is read
   */
  public record Progress(String view, long position, long of, boolean switched) {}

  public boolean isDone() {
    return views.stream().allMatch(Progress::switched);
  }

  /** From 0 to 1. */
  public double progress() {
    if (isDone()) return 1;
    var all = views.stream().mapToLong(Progress::of).sum();
    var come = views.stream().mapToLong(view -> Math.min(view.position(), view.of())).sum();
    return all == 0 ? 0 : (double) come / all;
  }
}
