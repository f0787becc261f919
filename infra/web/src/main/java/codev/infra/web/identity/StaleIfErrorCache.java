package codev.infra.web.identity;

import codev.infra.projections.failure.ViewUnavailableException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers of a view, each kept for a few seconds; while the view is away, what it last answered: a
 * command must not need a view. What is asked for again and again is asked of the view before it is
 * too old, so that nobody waits for it. A view that is known not to have changed since is not asked
 * again.
 */
final class StaleIfErrorCache<K, V> {
  private static final Duration FRESH_FOR = Duration.ofSeconds(2);
  private static final Duration REFRESHED_AFTER = Duration.ofSeconds(1);

  /** That it has not changed was known within a second: no answer is older than the others. */
  private static final Duration UNCHANGED_FRESH_FOR = Duration.ofSeconds(1);

  private static final Duration UNCHANGED_REFRESHED_AFTER = Duration.ofMillis(500);
  private static final int MAX_ENTRIES = 10_000;

  private final LoadingCache<K, V> fresh;
  private final Cache<K, Answer<V>> last = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
  private final Function<K, V> view;
  private final Supplier<OptionalLong> lastChange;

  /**
   * @param lastChange of the view, before it was asked
   */
  private record Answer<V>(V value, OptionalLong lastChange) {
    boolean isSince(OptionalLong change) {
      return change.isPresent() && change.equals(lastChange);
    }
  }

  StaleIfErrorCache(Function<K, V> view) {
    this(view, Ticker.systemTicker());
  }

  StaleIfErrorCache(Function<K, V> view, Ticker ticker) {
    this(view, OptionalLong::empty, FRESH_FOR, REFRESHED_AFTER, ticker);
  }

  /**
   * @param lastChange of the view, as {@code ReadModel} knows it
   */
  static <K, V> StaleIfErrorCache<K, V> ofChanges(
      Function<K, V> view, Supplier<OptionalLong> lastChange, Ticker ticker) {
    return new StaleIfErrorCache<>(
        view, lastChange, UNCHANGED_FRESH_FOR, UNCHANGED_REFRESHED_AFTER, ticker);
  }

  private StaleIfErrorCache(
      Function<K, V> view,
      Supplier<OptionalLong> lastChange,
      Duration freshFor,
      Duration refreshedAfter,
      Ticker ticker) {
    this.view = view;
    this.lastChange = lastChange;
    this.fresh =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(task -> Thread.ofVirtual().start(task))
            .refreshAfterWrite(refreshedAfter)
            .expireAfterWrite(freshFor)
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
    var before = last.getIfPresent(key);
    try {
      var change = lastChange.get();
      if (before != null && before.isSince(change)) return before.value();
      var answer = view.apply(key);
      last.put(key, new Answer<>(answer, change));
      return answer;
    } catch (ViewUnavailableException | MongoException away) {
      if (before == null) throw away;
      return before.value();
    }
  }
}
