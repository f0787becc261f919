package codev.infra.web.streaming;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the same thing once for all that ask for it at the same time, as the streams of one subject
 * do when they are woken. Each answer was read after it was asked for: who asks while a read is
 * under way shares the next one.
 */
public final class SharedReads<K, V> {
  private final Function<K, V> read;
  private final Map<K, Round<V>> rounds = new ConcurrentHashMap<>();

  public SharedReads(Function<K, V> read) {
    this.read = read;
  }

  /** What the read returns or throws. */
  public V get(K key) {
    var round = rounds.compute(key, (_, newest) -> joinable(newest));
    if (round.isTaken.compareAndSet(false, true)) {
      round.run(() -> read.apply(key));
      rounds.remove(key, round);
    }
    return round.result();
  }

  private static <V> Round<V> joinable(@Nullable Round<V> newest) {
    return newest == null || newest.hasBegun ? new Round<>(newest) : newest;
  }

  /** One read, by the first that asked for it, for all that asked before it began. */
  private static final class Round<V> {
    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final CompletableFuture<V> value = new CompletableFuture<>();
    private volatile boolean hasBegun;

    /** One read at a time: who asks meanwhile is joined by others. */
    private @Nullable Round<V> before;

    Round(@Nullable Round<V> before) {
      this.before = before;
    }

    void run(Supplier<V> read) {
      if (before != null) before.value.handle((_, _) -> true).join();
      before = null;
      hasBegun = true;
      var _ = value.completeAsync(read, Runnable::run);
    }

    V result() {
      try {
        return value.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
