package codev.learning.outcomes.anonymity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps one instance of equal values: a large programme has a million observations whose parts are
 * mostly equal.
 */
public final class Interner {
  private final Map<Object, Object> known = new HashMap<>();

  @SuppressWarnings("unchecked") // equal values are of the same type
  public <T> T intern(T value) {
    return (T) known.computeIfAbsent(value, Function.identity());
  }
}
