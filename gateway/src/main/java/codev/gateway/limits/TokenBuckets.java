package codev.gateway.limits;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token bucket for each person or address, in memory. */
final class TokenBuckets {

  /** Beyond so many, those that are full again are removed: they are as good as new ones. */
  private static final int MANY = 10_000;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final long burst;
  private final long perSecond;

  TokenBuckets(long burst, long perSecond) {
    this.burst = burst;
    this.perSecond = perSecond;
  }

  /** Takes one token; otherwise answers how long until there is one. */
  Duration take(String key) {
    if (buckets.size() >= MANY && !buckets.containsKey(key)) removeFull();
    var probe = buckets.computeIfAbsent(key, _ -> newFullBucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private void removeFull() {
    buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
  }

  private Bucket newFullBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
