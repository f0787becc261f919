package codev.infra.eventstore.processor;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why an event processor cannot go on here. Written by its thread, read by others. */
final class ProcessorStoppage {
  private volatile @Nullable String forGood;
  private volatile @Nullable Stop current;

  /**
   * @param at how far the processor had come
   * @param untilDecided whether it waits for a person's decision
   */
  private record Stop(String why, long at, boolean untilDecided) {}

  void stopForGood(String why) {
    forGood = why;
  }

  boolean isForGood() {
    return forGood != null;
  }

  /**
   * Until a person decides, or another version of the service goes on.
   *
   * @param at how far the processor has come
   * @param untilDecided whether it waits for a person's decision
   * @return whether it was not stopped for this reason before
   */
  boolean stop(String why, long at, boolean untilDecided) {
    var before = current;
    current = new Stop(why, Math.max(at, before == null ? 0 : before.at()), untilDecided);
    return before == null || !before.why().equals(why);
  }

  boolean isUntilDecided() {
    var stop = current;
    return stop != null && stop.untilDecided();
  }

  /** It goes on. */
  void clear() {
    current = null;
  }

  /**
   * {@code null} while it runs, here or elsewhere.
   *
   * @param anywhere how far the processor has come on any instance
   */
  @Nullable String reason(Supplier<OptionalLong> anywhere) {
    if (forGood != null) return forGood;
    var stop = current;
    return stop == null || anywhere.get().orElse(0) > stop.at() ? null : stop.why();
  }
}
