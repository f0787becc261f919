package codev.infra.projections.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The memory that views take while they are built")
class MemoryBudgetTest {
  private final MemoryBudget budget = new MemoryBudget(1_000);

  @Test
  @DisplayName("is for one alone while no other is built")
  void is_for_one_alone() {
    try (var only = budget.open()) {
      only.hold(1_000);
      assertThat(only.isExceeded()).isFalse();
      only.hold(1);
      assertThat(only.isExceeded()).isTrue();
      only.hold(-1);
      assertThat(only.isExceeded()).isFalse();
    }
  }

  @Test
  @DisplayName("is given back by the one that holds more than its equal part")
  void is_given_back_by_the_larger_one() {
    try (var large = budget.open();
        var small = budget.open()) {
      large.hold(700);
      small.hold(301);

      assertThat(large.isExceeded()).isTrue();
      assertThat(small.isExceeded()).isFalse();
      assertThat(large.equalPart()).isEqualTo(500);
    }
  }

  @Test
  @DisplayName("is free again once a build has ended, however often it is closed")
  void is_free_again() {
    var ended = budget.open();
    var other = budget.open();
    ended.hold(900);
    other.hold(600);
    assertThat(other.isExceeded()).isTrue();

    ended.close();
    ended.close();

    assertThat(budget.held()).isEqualTo(600);
    assertThat(other.isExceeded()).isFalse();
    assertThat(other.equalPart()).isEqualTo(1_000);
  }

  @Test
  @Timeout(60)
  @DisplayName("is not taken by many copies at a time: a third write waits, and is known to wait")
  void few_write_at_a_time() throws Exception {
    var writing = new CountDownLatch(2);
    var waits = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var written = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 2; i++)
        writers.add(
            threads.submit(() -> budget.write(() -> {}, () -> waiting(writing, goOn, written))));
      writing.await();
      var third = threads.submit(() -> budget.write(waits::countDown, written::incrementAndGet));
      waits.await();
      assertThat(written).hasValue(0);
      goOn.countDown();
      writers.add(third);
      for (var writer : writers) writer.get();
    }
    assertThat(written).hasValue(3);
  }

  @Test
  @DisplayName("is written from by others after a write that failed")
  void goes_on_after_a_failure() {
    for (int i = 0; i < 3; i++)
      assertThatThrownBy(() -> budget.write(() -> {}, MemoryBudgetTest::failing))
          .hasMessage("store unreachable");

    assertThat(budget.<Integer>write(() -> {}, () -> 1)).isEqualTo(1);
  }

  private static Integer failing() {
    throw new IllegalStateException("store unreachable");
  }

  private static int waiting(CountDownLatch begun, CountDownLatch goOn, AtomicInteger written) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return written.incrementAndGet();
  }
}
