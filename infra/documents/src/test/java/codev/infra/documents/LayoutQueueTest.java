package codev.infra.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.documents.seal.DocumentSeal;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("The documents of requests")
class LayoutQueueTest {
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final LayoutQueue queue = new LayoutQueue(1, 2);

  @Test
  @DisplayName("are laid out on platform threads, so many at a time, and beyond a limit refused")
  void are_laid_out_a_few_at_a_time() throws Exception {
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var two = fill(requests);
      await().until(() -> begun.get() == 1);

      var third = requests.submit(() -> queue.layOut(LayoutQueueTest::thread));
      assertThatThrownBy(third::get).hasCauseInstanceOf(RejectedExecutionException.class);
      assertThat(begun).as("while one is laid out").hasValue(1);

      go.countDown();
      for (var document : two) assertThat(text(document)).isEqualTo("platform");
      assertThat(text(requests.submit(() -> queue.layOut(LayoutQueueTest::thread))))
          .isEqualTo("platform");
    }
  }

  @Test
  @DisplayName("wait for their turn where their response has begun, which is refused before that")
  void of_a_response_that_has_begun_wait() throws Exception {
    var started = new CountDownLatch(1);
    var full = new CountDownLatch(1);
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var together =
          requests.submit(
              () -> {
                var made = new StringBuilder();
                queue.inOneResponse(
                    () -> {
                      started.countDown();
                      awaitIt(full);
                      made.append(new String(queue.layOut(LayoutQueueTest::thread), UTF_8));
                    });
                return made.toString();
              });
      awaitIt(started);
      var other = requests.submit(() -> queue.layOut(this::whenToldTo));
      await().until(queue::isFull);
      full.countDown();

      var late = requests.submit(() -> inOneResponse(queue));
      assertThatThrownBy(late::get).hasCauseInstanceOf(RejectedExecutionException.class);
      assertThat(together.isDone()).isFalse();

      go.countDown();
      assertThat(together.get()).isEqualTo("platform");
      assertThat(text(other)).isEqualTo("platform");
    }
  }

  @Test
  @DisplayName("of responses are bounded too: each response has one place until its end")
  void of_responses_are_bounded() throws Exception {
    var begunResponses = new CountDownLatch(2);
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var two =
          List.of(
              requests.submit(() -> untilToldTo(begunResponses)),
              requests.submit(() -> untilToldTo(begunResponses)));
      awaitIt(begunResponses);

      var third = requests.submit(() -> inOneResponse(queue));
      assertThatThrownBy(third::get).hasCauseInstanceOf(RejectedExecutionException.class);

      go.countDown();
      for (var response : two) assertThat(response.get()).isTrue();
      assertThat(inOneResponse(queue)).isTrue();
    }
  }

  @Test
  @DisplayName("leave their place when their response fails")
  void of_a_response_that_fails_leave() throws Exception {
    for (int i = 0; i < 3; i++)
      assertThatThrownBy(
              () ->
                  queue.inOneResponse(
                      () -> {
                        throw new IOException("the reader has gone");
                      }))
          .isInstanceOf(IOException.class);
    assertThat(inOneResponse(queue)).isTrue();
  }

  @Test
  @DisplayName("fail with what was thrown while they were laid out")
  void fail_with_what_was_thrown() {
    var failure = new IllegalArgumentException("not well-formed");
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var document =
          requests.submit(
              () ->
                  queue.layOut(
                      () -> {
                        throw failure;
                      }));
      assertThatThrownBy(document::get).cause().isSameAs(failure);
    }
  }

  @Test
  @DisplayName("of a job are laid out at once, on its own thread")
  void of_a_job_do_not_wait() throws Exception {
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      fill(requests);
      var own = Thread.currentThread();
      queue.layOut(
          () -> {
            assertThat(Thread.currentThread()).isSameAs(own);
            return new byte[0];
          });
      go.countDown();
    }
  }

  @Test
  @DisplayName("are what a template is rendered as, too")
  void are_rendered_from_templates() throws Exception {
    var renderer = new PdfRenderer(new StaticMessageSource(), DocumentSeal.none(), queue);
    var model = Map.<String, Object>of("lines", List.of(), "field", "value", "rows", List.of());
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      fill(requests);
      var refused = requests.submit(() -> renderer.render("sample", "Titre", model, Locale.FRENCH));
      assertThatThrownBy(refused::get).hasCauseInstanceOf(RejectedExecutionException.class);

      go.countDown();
      await().until(() -> !queue.isFull());
      var rendered =
          requests.submit(() -> renderer.render("sample", "Titre", model, Locale.FRENCH));
      assertThat(rendered.get()).startsWith("%PDF".getBytes(UTF_8));
    }
  }

  /** One that is laid out until {@link #go}, and one that waits for it. */
  private List<Future<byte[]>> fill(ExecutorService requests) {
    var documents =
        List.of(
            requests.submit(() -> queue.layOut(this::whenToldTo)),
            requests.submit(() -> queue.layOut(this::whenToldTo)));
    await().until(queue::isFull);
    return documents;
  }

  /** A response that lasts until {@link #go}. */
  private boolean untilToldTo(CountDownLatch hasBegun) throws IOException {
    queue.inOneResponse(
        () -> {
          hasBegun.countDown();
          awaitIt(go);
        });
    return true;
  }

  private static boolean inOneResponse(LayoutQueue queue) throws IOException {
    queue.inOneResponse(() -> {});
    return true;
  }

  private byte[] whenToldTo() {
    begun.incrementAndGet();
    awaitIt(go);
    return thread();
  }

  private static byte[] thread() {
    return (Thread.currentThread().isVirtual() ? "virtual" : "platform").getBytes(UTF_8);
  }

  private static String text(Future<byte[]> document)
      throws ExecutionException, InterruptedException {
    return new String(document.get(), UTF_8);
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      assertThat(latch.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
