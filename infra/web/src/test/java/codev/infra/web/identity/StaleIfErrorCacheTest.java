package codev.infra.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept of a view's answers for a moment")
class StaleIfErrorCacheTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final StaleIfErrorCache<String, Integer> answers =
      new StaleIfErrorCache<>(_ -> asked.incrementAndGet(), now::get);

  @Test
  @DisplayName("is asked for again before it is too old, and nobody waits for that")
  void is_asked_for_again_beforehand() {
    var mayAnswer = new CompletableFuture<Void>();
    var slow =
        new StaleIfErrorCache<String, Integer>(
            _ -> {
              int times = asked.incrementAndGet();
              if (times > 1) mayAnswer.join();
              return times;
            },
            now::get);
    assertThat(slow.of("alice")).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(slow.of("alice")).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(900).toNanos());

    assertThat(slow.of("alice")).isEqualTo(1);
    mayAnswer.complete(null);
    await().until(() -> slow.of("alice") == 2);
    assertThat(asked).hasValue(2);
  }

  @Test
  @DisplayName("is kept for as long as the view is known not to have changed")
  void is_kept_while_the_view_has_not_changed() {
    var change = new AtomicLong(7);
    var isKnown = new AtomicBoolean(true);
    var ofChanges =
        StaleIfErrorCache.<String, Integer>ofChanges(
            _ -> asked.incrementAndGet(),
            () -> isKnown.get() ? OptionalLong.of(change.get()) : OptionalLong.empty(),
            now::get);
    assertThat(ofChanges.of("alice")).isEqualTo(1);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(ofChanges.of("alice")).isEqualTo(1);

    change.incrementAndGet();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(ofChanges.of("alice")).isEqualTo(2);

    isKnown.set(false);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(ofChanges.of("alice")).isEqualTo(3);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(ofChanges.of("alice")).isEqualTo(4);

    ofChanges.forget("alice");
    assertThat(ofChanges.of("alice")).isEqualTo(5);
  }

  @Test
  @DisplayName("is not given once it is too old")
  void is_not_given_once_it_is_too_old() {
    assertThat(answers.of("alice")).isEqualTo(1);
    now.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(answers.of("alice")).isEqualTo(2);
  }
}
