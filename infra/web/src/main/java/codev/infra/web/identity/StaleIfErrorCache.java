package codev.infra.web.identity;

import codev.infra.projections.failure.ViewUnavailableException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Answers of a view, each kept for a few seconds; while the view is away, what it last answered: a
 * command must not need a view. What is asked for again and again is asked of the view before it is
 * too old, so that nobody waits for it.
 */
final class StaleIfErrorCache<K, V> {
  private static final Duration FRESH_FOR = Duration.ofSeconds(2);
  private static final Duration REFRESHED_AFTER = Duration.ofSeconds(1);
  private static final int MAX_ENTRIES = 10_000;

  private final LoadingCache<K, V> fresh;
  private final Cache<K, V> last = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
  private final Function<K, V> view;

  StaleIfErrorCache(Function<K, V> view) {
    this(view, Ticker.systemTicker());
  }

  StaleIfErrorCache(Function<K, V> view, Ticker ticker) {
    this.view = view;
    this.fresh =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(task -> Thread.ofVirtual().start(task))
            .refreshAfterWrite(REFRESHED_AFTER)
            .expireAfterWrite(FRESH_FOR)
            .maximumSize(MAX_ENTRIES)
            .build(this::ask);
  }

  V of(K key) {
    return fresh.get(key);
  }

  void forget(K key) {
    fresh.invalidate(key);
    last.invalidate(key);
  }

  private V ask(K key) {
    try {
      var answer = view.apply(key);
      last.put(key, answer);
      return answer;
    } catch (ViewUnavailableException | MongoException away) {
      var before = last.getIfPresent(key);
      if (before == null) throw away;
      return before;
    }
  }
}
