package codev.session.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.projections.ReadModel;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.testkit.LogRecorder;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Waking the streams of a group")
class GroupStreamWakerTest {
  private final List<String> woken = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  @DisplayName("waits for the read model however long it is rebuilt, and warns once of each change")
  void waits_for_the_read_model() {
    try (var log = LogRecorder.of(GroupStreamWaker.class.getName());
        var waker = waker(position -> asked.incrementAndGet() > 4)) {
      waker.wake(List.of("one", "two"), 7);

      await().until(() -> woken.equals(List.of("one", "two")));
      assertThat(log.lines("position 7")).hasSize(1);

      asked.set(0);
      waker.wake(List.of("one"), 8);
      await().until(() -> woken.size() == 3);
      assertThat(log.lines("wait for their read model")).hasSize(2);
    }
  }

  @Test
  @DisplayName(
      "goes on after the read model could not be read, and warns of nothing where it could")
  void goes_on_after_a_failure() {
    try (var log = LogRecorder.of(GroupStreamWaker.class.getName());
        var waker =
            waker(
                position -> {
                  if (position == 7 && asked.getAndIncrement() == 0)
                    throw new ViewUnavailableException("known_group", 40);
                  return true;
                })) {
      waker.wake(List.of("one"), 7);
      waker.wake(List.of("two"), 8);

      await().until(() -> woken.equals(List.of("one", "two")));
      assertThat(log.lines("wait for their read model")).hasSize(1);
    }
  }

  @Test
  @DisplayName("goes on after an error, of the read model or of the streams of one group")
  void goes_on_after_an_error() {
    try (var waker =
        new GroupStreamWaker(
            readModel(
                _ -> {
                  if (asked.getAndIncrement() == 0) throw new NoClassDefFoundError("codev/Missing");
                  return true;
                }),
            group -> {
              if (group.equals("one")) throw new NoClassDefFoundError("codev/Missing");
              woken.add(group);
            })) {
      waker.wake(List.of("one", "two"), 7);

      await().until(() -> woken.equals(List.of("two")));
    }
  }

  /** Of a read model that includes a position or not. */
  private interface Inclusion {
    boolean of(long position);
  }

  private GroupStreamWaker waker(Inclusion inclusion) {
    return new GroupStreamWaker(readModel(inclusion), woken::add);
  }

  private static ReadModel<?> readModel(Inclusion inclusion) {
    return (ReadModel<?>)
        Proxy.newProxyInstance(
            ReadModel.class.getClassLoader(),
            new Class<?>[] {ReadModel.class},
            (_, _, arguments) -> inclusion.of((Long) arguments[0]));
  }
}
