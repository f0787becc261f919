package codev.learning.outcomes.anonymity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Memoizes computed results by their question until it is cleared; emptied when full. */
public final class MemoCache {
  private final int capacity;
  private final Map<Object, Object> results = new HashMap<>();

  public MemoCache(int capacity) {
    this.capacity = capacity;
  }

  /**
   * @param computation may itself use this cache
   */
  public <T> T get(Object question, Class<T> type, Supplier<T> computation) {
    @Nullable Object known = results.get(question);
    if (known != null) return type.cast(known);
    var computed = computation.get();
    if (results.size() >= capacity) results.clear();
    results.put(question, computed);
    return computed;
  }

  public void clear() {
    results.clear();
  }
}
