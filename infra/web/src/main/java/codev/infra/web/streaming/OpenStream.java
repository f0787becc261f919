package codev.infra.web.streaming;

import codev.infra.projections.ViewUnavailableException;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One viewer's stream and its thread. */
final class OpenStream {
  private static final Logger log = LoggerFactory.getLogger(OpenStream.class);
  private static final long NO_TIMEOUT = 0;

  /** A browser that lost the line comes back after this. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Browsers whose streams end together come back within this time, not all at once. */
  private static final Duration LATEST_RETRY = Duration.ofSeconds(2);

  private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
  private final Semaphore bell = new Semaphore(0);
  private final StreamSource news;
  private final Duration heartbeat;
  private final Counter sent;
  private @Nullable String lastId;
  private volatile boolean open = true;

  OpenStream(StreamSource news, @Nullable String lastId, Duration heartbeat, Counter sent) {
    this.news = news;
    this.lastId = lastId;
    this.heartbeat = heartbeat;
    this.sent = sent;
  }

  SseEmitter emitter() {
    return emitter;
  }

  void wake() {
    bell.release();
  }

  void close() {
    open = false;
    wake();
  }

  void start(String topic, Runnable afterwards) {
    emitter.onCompletion(this::close);
    emitter.onError(_ -> close());
    Thread.ofVirtual()
        .name("stream-" + topic)
        .start(
            () -> {
              try {
                flow();
              } finally {
                afterwards.run();
              }
            });
  }

  private void flow() {
    try {
      emitter.send(SseEmitter.event().reconnectTime(RETRY.toMillis()).comment("open"));
      while (open) {
        var patience = sendNews() ? patience() : RETRY;
        if (!rung(patience) && patience.equals(heartbeat))
          emitter.send(SseEmitter.event().comment("still here"));
      }
      emitter.send(SseEmitter.event().reconnectTime(jitteredRetry()).comment("reconnect"));
      emitter.complete();
    } catch (IOException | IllegalStateException viewerLeft) {
      log.debug("The client closed the stream", viewerLeft);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      log.error("A stream failed; its client can resume after {}", lastId, e);
      emitter.complete();
    }
  }

  /** False while a view is being rebuilt: the stream stays open, and its client keeps its page. */
  private boolean sendNews() throws IOException {
    try {
      for (var event : news.after(lastId)) send(event);
      return true;
    } catch (ViewUnavailableException e) {
      log.debug("A stream waits", e);
      emitter.send(SseEmitter.event().comment("being rebuilt"));
      return false;
    }
  }

  private static long jitteredRetry() {
    return ThreadLocalRandom.current().nextLong(100, LATEST_RETRY.toMillis());
  }

  /** Several rings while it was busy are one reason to look. */
  private boolean rung(Duration within) throws InterruptedException {
    boolean rung = bell.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
    bell.drainPermits();
    return rung;
  }

  /** Not a moment too early: what is due then must be due when it is asked. */
  private Duration patience() {
    return news.patience()
        .map(p -> p.plusMillis(1))
        .filter(p -> p.compareTo(heartbeat) < 0)
        .orElse(heartbeat);
  }

  private void send(StreamEvent event) throws IOException {
    var frame = SseEmitter.event().name(event.event());
    if (event.id() != null) frame.id(event.id());
    if (event.data() instanceof ModelAndView fragment) frame.data(fragment);
    else frame.data(event.data(), MediaType.APPLICATION_JSON);
    emitter.send(frame);
    sent.increment();
    if (event.id() != null) lastId = event.id();
  }
}
