package codev.infra.web.identity;

import codev.infra.projections.failure.ViewUnavailableException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Answers of a view, each kept for a few seconds; while the view is away, what it last answered: a
 * command must not need a view.
 */
final class StaleIfErrorCache<K, V> {
  private static final Duration FRESH_FOR = Duration.ofSeconds(2);
  private static final int MAX_ENTRIES = 10_000;

  private final Cache<K, V> fresh =
      Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).maximumSize(MAX_ENTRIES).build();
  private final Cache<K, V> last = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
  private final Function<K, V> view;

  StaleIfErrorCache(Function<K, V> view) {
    this.view = view;
  }

  V of(K key) {
    var known = fresh.getIfPresent(key);
    return known == null ? ask(key) : known;
  }

  void forget(K key) {
    fresh.invalidate(key);
    last.invalidate(key);
  }

  private V ask(K key) {
    V answer;
    try {
      answer = view.apply(key);
      last.put(key, answer);
    } catch (ViewUnavailableException | MongoException away) {
      var before = last.getIfPresent(key);
      if (before == null) throw away;
      answer = before;
    }
    fresh.put(key, answer);
    return answer;
  }
}
