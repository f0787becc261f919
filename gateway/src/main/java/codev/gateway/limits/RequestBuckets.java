package codev.gateway.limits;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A token bucket for each person or address: one for all gateways where they share a Redis, and one
 * in memory where they do not, or while it does not answer.
 */
final class RequestBuckets {

  private final TokenBuckets inMemory;
  private final @Nullable RedisBuckets redis;
  private final BucketConfiguration limit;
  private final String prefix;

  /**
   * @param kind of what the keys name, so that equal ones do not meet
   */
  RequestBuckets(String kind, long burst, long perSecond, @Nullable RedisBuckets redis) {
    this.inMemory = new TokenBuckets(burst, perSecond);
    this.redis = redis;
    this.limit =
        BucketConfiguration.builder()
            .addLimit(each -> each.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    // with the limit, which a bucket keeps for as long as it exists: another setting counts at once
    this.prefix = "codev:requests:%s:%d:%d:".formatted(kind, burst, perSecond);
  }

  /** Takes one token; otherwise answers how long until there is one. */
  Mono<Duration> take(String key) {
    var alone = Mono.fromSupplier(() -> inMemory.take(key));
    return redis == null ? alone : redis.take(prefix + key, limit).switchIfEmpty(alone);
  }
}
