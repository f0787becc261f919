package codev.infra.systemtest.faults;

import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedCall.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands as a careful client does, each with its id again and again until there is an
 * answer, and records what the client knows.
 */
final class CallRecorder {
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final URI gateway;
  private final Duration patience;
  private final Collection<RecordedCall> calls = new ConcurrentLinkedQueue<>();

  /** Those that have not ended, by their ids. */
  private final Map<String, RecordedCall> begun = new ConcurrentHashMap<>();

  private final Collection<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger attempts = new AtomicInteger();

  CallRecorder(URI gateway) {
    this(gateway, Patience.RECOVERY);
  }

  /**
   * @param patience how long it is tried again
   */
  CallRecorder(URI gateway, Duration patience) {
    this.gateway = gateway;
    this.patience = patience;
  }

  Collection<RecordedCall> calls() {
    return calls;
  }

  /** Refusals of what is allowed, acceptances of what is not, and errors that nobody expected. */
  Collection<String> surprises() {
    return surprises;
  }

  /** Requests sent, of which each call took one or more. */
  int attempts() {
    return attempts.get();
  }

  /**
   * All calls that have begun, of which only that is known which was known at a moment.
   *
   * @param moment in {@link System#nanoTime()}
   */
  List<RecordedCall> knownAt(long moment) {
    var all = new ArrayList<>(begun.values());
    calls.forEach(call -> all.add(call.ended() < moment ? call : doubtful(call)));
    return all;
  }

  /**
   * Forgets what a platform has forgotten that was restored. Calls that had ended when its backup
   * began are known, those that began after it are gone, of the others nothing is known.
   *
   * @param beginning of the backup, in {@link System#nanoTime()}
   * @param end of the backup
   */
  void cutBack(long beginning, long end) {
    var kept =
        calls.stream()
            .filter(call -> call.started() <= end)
            .map(call -> call.ended() < beginning ? call : doubtful(call))
            .toList();
    calls.clear();
    calls.addAll(kept);
  }

  /** A refused call is not stored, whenever one looks. */
  private static RecordedCall doubtful(RecordedCall call) {
    return call.outcome() == Outcome.REFUSED
        ? call
        : new RecordedCall(
            call.client(),
            call.id(),
            call.started(),
            call.ended(),
            Outcome.UNKNOWN,
            OptionalLong.empty());
  }

  /**
   * @param id by which the log knows the call
   * @param allowed whether it has to be accepted in the end; if not, it has to be refused
   */
  void post(String client, String token, String path, String id, Object body, boolean allowed) {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(ATTEMPT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build();
    var started = System.nanoTime();
    var end = started + patience.toNanos();
    begun.put(
        id, new RecordedCall(client, id, started, end, Outcome.UNKNOWN, OptionalLong.empty()));
    var outcome = Outcome.UNKNOWN;
    var position = OptionalLong.empty();
    Answer last = null;
    for (int attempt = 1; outcome == Outcome.UNKNOWN && goesOn(end); attempt++) {
      var answer = attempt(request);
      last = answer;
      if (answer != null && answer.status() == 500)
        surprises.add(path + " of " + client + ": " + answer);
      if (answer == null || isTransient(answer.status(), allowed)) {
        Patience.pause(PAUSE);
      } else if (answer.status() / 100 == 2) {
        outcome = Outcome.ACKNOWLEDGED;
        if (attempt == 1) position = OptionalLong.of(answer.position());
      } else {
        if (allowed) surprises.add(path + " of " + client + " was refused: " + answer);
        if (attempt == 1 || !allowed) outcome = Outcome.REFUSED;
        else break; // an earlier attempt may have been stored
      }
    }
    if (last != null && last.status() == 404 && allowed && System.nanoTime() >= end)
      surprises.add(
          "%s of %s is not there after %s: what was acknowledged is lost"
              .formatted(path, client, patience));
    if (!allowed && outcome == Outcome.ACKNOWLEDGED)
      surprises.add(path + " of " + client + " was accepted");
    calls.add(new RecordedCall(client, id, started, System.nanoTime(), outcome, position));
    begun.remove(id);
  }

  private static boolean goesOn(long end) {
    return System.nanoTime() < end && !Thread.currentThread().isInterrupted();
  }

  private record Answer(int status, long position, String text) {}

  private @Nullable Answer attempt(HttpRequest request) {
    attempts.incrementAndGet();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var position =
          answer.statusCode() / 100 == 2
              ? JsonMapper.shared().readTree(answer.body()).path("position").asLong()
              : 0;
      return new Answer(answer.statusCode(), position, answer.body());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** What is answered while a process starts, or while a view is being rebuilt. */
  private static boolean isTransient(int status, boolean allowed) {
    return status >= 500 || status == 401 || (status == 404 && allowed);
  }
}
