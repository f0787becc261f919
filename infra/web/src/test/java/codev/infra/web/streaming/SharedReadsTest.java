package codev.infra.web.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reads shared by those who ask at the same time")
class SharedReadsTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final SharedReads<String, Integer> reads = new SharedReads<>(this::read);
  private final List<Thread> askers = new ArrayList<>();
  private final Map<Thread, Integer> answers = new ConcurrentHashMap<>();

  private int read(String subject) {
    int number = begun.incrementAndGet();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (subject.equals("lost")) throw new IllegalArgumentException("read " + number);
    return number;
  }

  @Test
  @DisplayName("who asks while a read is under way shares the next one")
  void those_who_ask_meanwhile_share_the_next() {
    ask("session");
    await().until(() -> begun.get() == 1);
    for (int i = 0; i < 8; i++) ask("session");
    await().until(() -> askers.stream().allMatch(SharedReadsTest::isWaiting));
    released.countDown();
    await().until(() -> answers.size() == 9);
    assertThat(answers.get(askers.getFirst())).isEqualTo(1);
    assertThat(askers.subList(1, 9)).allSatisfy(one -> assertThat(answers.get(one)).isEqualTo(2));
    assertThat(begun).hasValue(2);
  }

  @Test
  @DisplayName("another subject does not wait")
  void another_subject_does_not_wait() {
    ask("session");
    ask("other session");
    await().until(() -> begun.get() == 2);
    released.countDown();
    await().until(() -> answers.size() == 2);
  }

  @Test
  @DisplayName("each time anew once a read is done, and after one that failed")
  void each_time_anew() {
    released.countDown();
    assertThat(reads.get("session")).isEqualTo(1);
    assertThat(reads.get("session")).isEqualTo(2);
    assertThatThrownBy(() -> reads.get("lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("read 3");
    assertThatThrownBy(() -> reads.get("lost")).hasMessage("read 4");
  }

  private void ask(String subject) {
    askers.add(
        Thread.ofPlatform().start(() -> answers.put(Thread.currentThread(), reads.get(subject))));
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }
}
