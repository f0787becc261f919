package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.NewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Pages behind the end of the log")
@Timeout(60)
class PageWindowTest {
  private static final int PAGE = PageWindow.PAGE;
  private static final long HEAD = 20L * PAGE;

  /** For three pages of events without content. */
  private static final long THREE_PAGES = 3L * 600 * PAGE;

  private static final Duration LONG = Duration.ofMinutes(1);

  /** How often each page was read, by the position before its first event. */
  private final Map<Long, Integer> readings = new ConcurrentHashMap<>();

  @Test
  @DisplayName("are read once for processors that come to them together")
  void are_read_once() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);

    for (long after = 0; after < HEAD; after += 500) {
      var first = page(pages, "first", after, 500, HEAD);
      var second = page(pages, "second", after, 500, HEAD);
      assertThat(positions(first)).containsExactlyElementsOf(range(after, 500));
      assertThat(second.getFirst()).isSameAs(first.getFirst());
    }

    assertThat(readings).hasSize(20).values().containsOnly(1);
  }

  @Test
  @DisplayName("are waited with until one that is close behind has come to them")
  void are_waited_with() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);
    page(pages, "behind", 0, PAGE, HEAD);
    var isAhead = new CountDownLatch(1);
    var ahead =
        CompletableFuture.supplyAsync(
            () -> {
              page(pages, "ahead", 2L * PAGE, PAGE, HEAD);
              isAhead.countDown();
              return all(pages, "ahead", 3L * PAGE);
            });
    await(isAhead);

    assertThat(all(pages, "behind", 0)).containsExactlyElementsOf(range(0, HEAD));

    assertThat(ahead.join()).containsExactlyElementsOf(range(3L * PAGE, HEAD - 3L * PAGE));
    assertThat(readings).hasSize(20).values().containsOnly(1);
  }

  @Test
  @DisplayName("are read on when one that is close behind does not go on")
  void are_read_on() {
    var pages = new PageWindow(this::read, THREE_PAGES, Duration.ofMillis(50));
    page(pages, "stopped", 0, PAGE, HEAD);

    assertThat(all(pages, "ahead")).containsExactlyElementsOf(range(0, HEAD));
  }

  @Test
  @DisplayName("are read once more for one that starts later, and not all are kept")
  void are_read_once_more() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);
    all(pages, "first");

    assertThat(all(pages, "later")).containsExactlyElementsOf(range(0, HEAD));

    assertThat(readings.get(0L)).isEqualTo(2);
  }

  @Test
  @DisplayName("are given up when the last one that comes to them has left")
  void are_given_up() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);
    page(pages, "first", 0, 500, HEAD);
    page(pages, "second", 0, 500, HEAD);
    pages.leave("first");
    page(pages, "second", 500, 500, HEAD);
    assertThat(readings.get(0L)).isEqualTo(1);

    pages.leave("second");

    page(pages, "third", 0, 500, HEAD);
    assertThat(readings.get(0L)).isEqualTo(2);
  }

  @Test
  @DisplayName("are read beside one another, and handed out in order")
  void are_read_beside_one_another() {
    var second = new CountDownLatch(1);
    PageWindow.Source slowFirst =
        (after, kinds) -> {
          if (after == PAGE) second.countDown();
          if (after == 0) await(second);
          return read(after, kinds);
        };
    var pages = new PageWindow(slowFirst, THREE_PAGES, LONG);

    assertThat(all(pages, "any")).containsExactlyElementsOf(range(0, HEAD));
  }

  @Test
  @DisplayName("end where they end: the next events are those of the next page")
  void end_where_they_end() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);

    assertThat(positions(page(pages, "any", 700, 500, HEAD)))
        .containsExactlyElementsOf(range(700, 300));
  }

  @Test
  @DisplayName("are read again when they could not be read, for each that asks")
  void are_read_again() {
    var broken = new AtomicBoolean(true);
    PageWindow.Source source =
        (after, kinds) -> {
          if (after == PAGE && broken.get()) throw new IllegalStateException("unreadable");
          return read(after, kinds);
        };
    var pages = new PageWindow(source, THREE_PAGES, Duration.ofMillis(50));

    assertThat(page(pages, "one", 0, PAGE, HEAD)).hasSize(PAGE);
    assertThatThrownBy(() -> page(pages, "one", PAGE, PAGE, HEAD))
        .isInstanceOf(IllegalStateException.class);
    assertThat(page(pages, "other", 2L * PAGE, PAGE, HEAD)).hasSize(PAGE);
    broken.set(false);

    assertThat(all(pages, "one")).containsExactlyElementsOf(range(0, HEAD));
  }

  @Test
  @DisplayName("hand on an error of the program as it is")
  void hand_on_errors() {
    PageWindow.Source source =
        (_, _) -> {
          throw new NoClassDefFoundError("codev/Missing");
        };
    var pages = new PageWindow(source, THREE_PAGES, LONG);

    assertThatThrownBy(() -> page(pages, "one", 0, PAGE, HEAD))
        .isInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  @DisplayName("are read anew once the log may be another one, or shorter")
  void are_read_anew() {
    var pages = new PageWindow(this::read, THREE_PAGES, LONG);
    var before = page(pages, "any", 0, 1, PAGE).getFirst();
    pages.forget();
    assertThat(page(pages, "any", 0, 1, PAGE).getFirst()).isNotSameAs(before);

    var shorter =
        new PageWindow((after, kinds) -> read(after, kinds).subList(0, 10), THREE_PAGES, LONG);
    assertThat(positions(page(shorter, "any", 5, 500, HEAD)))
        .containsExactlyElementsOf(range(5, 5));
    assertThat(page(shorter, "any", 10, 500, HEAD)).isEmpty();
  }

  private static List<Long> all(PageWindow pages, String reader) {
    return all(pages, reader, 0);
  }

  /** The positions of all events after one, read as a processor does. */
  private static List<Long> all(PageWindow pages, String reader, long from) {
    var all = new ArrayList<Long>();
    for (long after = from; after < HEAD; after += PAGE)
      all.addAll(positions(page(pages, reader, after, PAGE, HEAD)));
    return all;
  }

  private static List<LoadedEvent> page(
      PageWindow pages, String reader, long after, int size, long head) {
    return pages.page(reader, Object.class, after, size, head);
  }

  private List<LoadedEvent> read(long after, Set<Class<?>> kinds) {
    assertThat(kinds).contains(Object.class);
    readings.merge(after, 1, Integer::sum);
    return range(after, PAGE).stream().map(PageWindowTest::event).toList();
  }

  private static LoadedEvent event(long position) {
    var event = new NewEvent("id", "type", "1", new byte[0], new byte[0], EventLogs.NOON);
    var row = new EventRow(position, new Aggregate("Desk", "a"), 0, event, position, "");
    return new LoadedEvent(row, List.of(), null, null);
  }

  private static List<Long> positions(List<LoadedEvent> events) {
    return events.stream().map(LoadedEvent::position).toList();
  }

  private static List<Long> range(long after, long count) {
    return LongStream.rangeClosed(after + 1, after + count).boxed().toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
