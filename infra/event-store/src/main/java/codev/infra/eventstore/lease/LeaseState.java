package codev.infra.eventstore.lease;

import org.jspecify.annotations.Nullable;

/**
 * A lease as every instance sees it, in the database's time.
 *
 * @param holder the instance that holds it or held it last
 * @param remainingSeconds until its term ends; negative once it has
 * @param heldSeconds since this holder got it
 * @param heartbeatSeconds since it was renewed; absent when its work is done
 * @param position how far its holder has come in the log; absent when its work is none of the log's
 * @param readAt local time of reading, in nanoseconds
 */
record LeaseState(
    String name,
    String holder,
    double remainingSeconds,
    double heldSeconds,
    @Nullable Double heartbeatSeconds,
    @Nullable Long position,
    long readAt) {
  boolean isFree(long now) {
    return remainingSeconds <= secondsSinceRead(now);
  }

  double heartbeatAge(long now) {
    return heartbeatSeconds == null ? Double.NaN : heartbeatSeconds + secondsSinceRead(now);
  }

  double age(long now) {
    return isFree(now) ? Double.NaN : heldSeconds + secondsSinceRead(now);
  }

  private double secondsSinceRead(long now) {
    return (now - readAt) / 1e9;
  }
}
