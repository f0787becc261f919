package codev.infra.web.streaming;

import codev.infra.projections.failure.ViewStoreFailure;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.tracing.TracedStep;
import codev.infra.tracing.Tracing;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.SignedInToken;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Of a stream that nobody has to be signed in for. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** A browser that lost the line comes back after this. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Browsers whose streams end together come back within this time, not all at once. */
  private static final Duration LATEST_RETRY = Duration.ofSeconds(2);

  private final String subject;
  private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
  private final Semaphore wakeUps = new Semaphore(0);
  private final StreamSource source;
  private final Duration heartbeat;
  private final @Nullable SignedInToken token;
  private final Instant until;
  private final Counter sentCounter;
  private final Tracing tracing;

  /** Of what is to be sent next. */
  private final Set<String> traceparents = ConcurrentHashMap.newKeySet();

  private @Nullable String lastId;
  private volatile boolean open = true;

  /**
   * @param subject what it is about: its first topic
   * @param token it ends when this expires, and its client may open another one with a new token
   */
  OpenStream(
      String subject,
      StreamSource source,
      @Nullable String lastId,
      Duration heartbeat,
      @Nullable SignedInToken token,
      Counter sentCounter,
      Tracing tracing) {
    this.subject = subject;
    this.source = source;
    this.lastId = lastId;
    this.heartbeat = heartbeat;
    this.token = token;
    this.until = token == null ? NEVER : token.expiresAt();
    this.sentCounter = sentCounter;
    this.tracing = tracing;
  }

  String subject() {
    return subject;
  }

  SseEmitter emitter() {
    return emitter;
  }

  void wake(Collection<String> causes) {
    traceparents.addAll(causes);
    wakeUps.release();
  }

  void close() {
    open = false;
    wakeUps.release();
  }

  /** Closes it if it was opened with a token of this person from before the moment. */
  void closeIfIssuedBefore(String username, Instant moment) {
    if (token != null && token.username().equals(username) && token.issuedAt().isBefore(moment))
      close();
  }

  void start(Runnable afterwards) {
    emitter.onCompletion(this::close);
    emitter.onError(_ -> close());
    Thread.ofVirtual()
        .name("stream-" + subject)
        .start(
            () -> {
              try {
                sendUntilClosed();
              } finally {
                afterwards.run();
              }
            });
  }

  private void sendUntilClosed() {
    try {
      emit(SseEmitter.event().reconnectTime(RETRY.toMillis()).comment("open"));
      var silence = Duration.ZERO;
      while (open && Instant.now().isBefore(until)) {
        var wait = earlier(sendNews() ? waitAtMost() : RETRY, remaining());
        silence = wasWoken(wait) ? Duration.ZERO : silence.plus(wait);
        if (silence.compareTo(heartbeat) < 0) continue;
        emit(SseEmitter.event().comment("still here"));
        silence = Duration.ZERO;
      }
      emit(SseEmitter.event().reconnectTime(jitteredRetry()).comment("reconnect"));
      emitter.complete();
    } catch (IOException viewerLeft) {
      log.debug("The client closed the stream", viewerLeft);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RefusedException e) {
      log.debug("The viewer may not follow this any more", e);
      emitter.complete();
    } catch (RuntimeException | Error e) {
      log.error("A stream failed; its client can resume after {}", lastId, e);
      emitter.complete();
    }
  }

  /** False while no view can be read: the stream stays open, and its client keeps its page. */
  private boolean sendNews() throws IOException {
    try {
      tracing.followAll(
          TracedStep.STREAM,
          "news",
          takeTraceparents(),
          () -> {
            for (var event : source.after(lastId)) {
              send(event);
              letOthersSend();
            }
          });
      return true;
    } catch (ViewUnavailableException e) {
      return waits(e);
    } catch (MongoException e) {
      if (!ViewStoreFailure.isOutage(e)) throw e;
      return waits(e);
    }
  }

  /**
   * Virtual threads are not preempted: without this the first viewers would receive everything
   * before the others receive anything.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void letOthersSend() {
    Thread.yield();
  }

  private List<String> takeTraceparents() {
    var taken = List.copyOf(traceparents);
    taken.forEach(traceparents::remove);
    return taken;
  }

  private boolean waits(RuntimeException cause) throws IOException {
    log.debug("A stream waits", cause);
    emit(SseEmitter.event().comment("waiting for its view"));
    return false;
  }

  private static long jitteredRetry() {
    return ThreadLocalRandom.current().nextLong(100, LATEST_RETRY.toMillis());
  }

  /** Several wake-ups while it was busy count as one. */
  private boolean wasWoken(Duration within) throws InterruptedException {
    boolean woken = wakeUps.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
    wakeUps.drainPermits();
    return woken;
  }

  private Duration remaining() {
    return Duration.between(Instant.now(), until);
  }

  private static Duration earlier(Duration first, Duration other) {
    return first.compareTo(other) <= 0 ? first : other;
  }

  /** Not a moment too early: what is due then must be due when it is asked. */
  private Duration waitAtMost() {
    return source
        .maximumWait()
        .map(p -> p.plusMillis(1))
        .filter(p -> p.compareTo(heartbeat) < 0)
        .orElse(heartbeat);
  }

  private void send(StreamEvent event) throws IOException {
    var frame = SseEmitter.event().name(event.event());
    if (event.id() != null) frame.id(event.id());
    if (event.data() instanceof ModelAndView fragment) frame.data(fragment);
    else frame.data(event.data(), MediaType.APPLICATION_JSON);
    emit(frame);
    sentCounter.increment();
    if (event.id() != null) lastId = event.id();
  }

  /** Also an emitter that has completed means that the client has left. */
  private void emit(SseEmitter.SseEventBuilder frame) throws IOException {
    try {
      emitter.send(frame);
    } catch (IllegalStateException e) {
      if (e.getCause() != null) throw e; // what is to be sent cannot be written
      throw new IOException("The stream has ended", e);
    }
  }
}
