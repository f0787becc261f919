package codev.learning.outcomes.anonymity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps one of what is equal: a large programme has a million observations, and most of what they
 * are made of in common.
 */
public final class Interner {
  private final Map<Object, Object> known = new HashMap<>();

  @SuppressWarnings("unchecked") // what is equal is of the same kind
  public <T> T of(T value) {
    return (T) known.computeIfAbsent(value, Function.identity());
  }
}
