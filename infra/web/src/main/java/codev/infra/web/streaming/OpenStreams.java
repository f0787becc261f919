package codev.infra.web.streaming;

import codev.infra.tracing.Tracing;
import codev.infra.web.security.CurrentUser;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open Server-Sent Event streams of pages, by topic (a session's id, for example, and its
 * group's). Each stream has a virtual thread of its own, which fetches what is new for its viewer
 * and writes it: nothing is queued, so a slow or dead viewer blocks no other and costs no memory. A
 * viewer that falls behind gets more at once, one that lost the connection resumes with {@code
 * Last-Event-ID}.
 */
public final class OpenStreams implements SmartLifecycle {
  /** For longer than a request takes from being admitted to its stream. */
  private static final Duration ENDS_KEPT = Duration.ofMinutes(1);

  private static final int MOST_ENDS = 10_000;

  private final Map<String, Set<OpenStream>> byTopic = new ConcurrentHashMap<>();
  private final Cache<String, Instant> recentEnds =
      Caffeine.newBuilder().expireAfterWrite(ENDS_KEPT).maximumSize(MOST_ENDS).build();
  private final Duration heartbeat;
  private final Counter sentCounter;
  private final Tracing tracing;
  private volatile boolean running;

  /**
   * @param heartbeat after so much silence a comment shows that the line is alive
   */
  public OpenStreams(Duration heartbeat, MeterRegistry meters, Tracing tracing) {
    this.heartbeat = heartbeat;
    this.tracing = tracing;
    this.sentCounter =
        Counter.builder("codev.streams.sent")
            .description("Events sent on open streams")
            .baseUnit("events")
            .register(meters);
    Gauge.builder("codev.streams.open", this, OpenStreams::count)
        .description("Streams that are open now")
        .baseUnit("streams")
        .register(meters);
    Gauge.builder("codev.streams.followed", this, OpenStreams::countSubjects)
        .description("What open streams are about, each once: sessions, of session-service")
        .baseUnit("subjects")
        .register(meters);
  }

  /**
   * Opens a stream: return it from a controller method. It ends when the access token expires with
   * which it was requested.
   *
   * @param topics each of them wakes it; at least one, first what the stream is about
   * @param lastId the request's {@code Last-Event-ID}
   */
  public ResponseEntity<SseEmitter> open(
      List<String> topics, @Nullable String lastId, StreamSource source) {
    var token = CurrentUser.token().orElse(null);
    var stream =
        new OpenStream(topics.getFirst(), source, lastId, heartbeat, token, sentCounter, tracing);
    for (var topic : topics) byTopic.compute(topic, (_, open) -> with(stream, open));
    stream.start(() -> remove(stream, topics));
    if (!running) stream.close();
    if (token != null) closeIfEnded(stream, token.username());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no")
        .body(stream.emitter());
  }

  /** Something new for those who watch this topic; returns at once. */
  public void wake(String topic) {
    wake(topic, List.of());
  }

  /**
   * Likewise.
   *
   * @param traceparents of the traces that the news belong to, which end where they are sent
   */
  public void wake(String topic, Collection<String> traceparents) {
    byTopic.getOrDefault(topic, Set.of()).forEach(stream -> stream.wake(traceparents));
  }

  /**
   * Ends the streams that were opened with a person's access tokens from before their sessions were
   * ended; returns at once.
   */
  public void end(String username, Instant issuedBefore) {
    recentEnds
        .asMap()
        .merge(username, issuedBefore, (one, other) -> one.isAfter(other) ? one : other);
    byTopic
        .values()
        .forEach(streams -> streams.forEach(s -> s.closeIfIssuedBefore(username, issuedBefore)));
  }

  /**
   * What is open already was closed when it ended; a request may have been admitted just before.
   */
  private void closeIfEnded(OpenStream stream, String username) {
    var end = recentEnds.getIfPresent(username);
    if (end != null) stream.closeIfIssuedBefore(username, end);
  }

  private void remove(OpenStream stream, List<String> topics) {
    for (var topic : topics) byTopic.computeIfPresent(topic, (_, open) -> without(stream, open));
  }

  private static Set<OpenStream> with(OpenStream stream, @Nullable Set<OpenStream> open) {
    var all = open == null ? ConcurrentHashMap.<OpenStream>newKeySet() : open;
    all.add(stream);
    return all;
  }

  private static @Nullable Set<OpenStream> without(OpenStream stream, Set<OpenStream> open) {
    open.remove(stream);
    return open.isEmpty() ? null : open;
  }

  private long count() {
    return all().count();
  }

  private long countSubjects() {
    return all().map(OpenStream::subject).distinct().count();
  }

  /** Each once, whatever the number of its topics. */
  private Stream<OpenStream> all() {
    return byTopic.values().stream().flatMap(Collection::stream).distinct();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    byTopic.values().forEach(streams -> streams.forEach(OpenStream::close));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /**
   * After load balancers have noticed that this instance is no longer ready, so that clients
   * reconnect to another; before the web server waits for its last requests, since streams never
   * end by themselves.
   */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 512;
  }
}
