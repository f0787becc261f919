package codev.infra.eventstore.audit.witness;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.NoteKey;
import codev.infra.eventstore.audit.SignedNote;
import codev.infra.eventstore.audit.TreeHead;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the witness of a log keeps up with it: what no witness has cosigned can be
 * rewritten with the database and the key. While it does not, that is an alarm; and so is a log
 * that is not the one that the witness has seen.
 */
public final class WitnessWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** In bytes; one has some hundred. */
  private static final int LONGEST_NOTE = 100_000;

  private final String log;
  private final Supplier<TreeHead> head;
  private final WitnessProperties settings;
  private final NoteKey witness;
  private final Alarms alarms;
  private final InstantSource clock;
  private final Thread thread;

  // Of one thread at a time.
  private long cosigned;

  private @Nullable Instant shorterSince;

  /** What the witness has to cosign yet: also one that cosigns late notes falls behind. */
  private final Deque<LogSize> uncosigned = new ArrayDeque<>();

  /** Why nothing is known of the last look; empty if something is. */
  private String trouble = "";

  /**
   * How many commits there were at a look.
   *
   * @param at when there were so many for the first time
   */
  private record LogSize(long size, Instant at) {}

  /**
   * @param log what its notes call it: the service's name
   * @param head what the log was when it was last signed
   * @throws IllegalArgumentException if the key in the settings is not that of a witness
   */
  public WitnessWatch(
      String log,
      Supplier<TreeHead> head,
      WitnessProperties settings,
      Alarms alarms,
      InstantSource clock) {
    this.log = log;
    this.head = head;
    this.settings = settings;
    this.alarms = alarms;
    this.clock = clock;
    witness = NoteKey.parse(settings.key());
    if (witness.kind() != NoteKey.Kind.WITNESS)
      throw new IllegalArgumentException(settings.key() + " is no key of a witness");
    thread = Thread.ofVirtual().name("witness").unstarted(this::checkPeriodically);
  }

  public void start() {
    thread.start();
  }

  private void checkPeriodically() {
    try {
      while (true) {
        try {
          check();
        } catch (RuntimeException | Error e) {
          LOG.error("Whether witness {} keeps up is not known", witness.name(), e);
        }
        Thread.sleep(settings.every());
      }
    } catch (InterruptedException _) {
      // The service ends.
    }
  }

  /** Looks once. */
  public void check() throws InterruptedException {
    var witnessed = readCosignedHead();
    var present = head.get();
    var now = clock.instant();
    if (witnessed.isPresent()) compare(witnessed.get(), present);
    checkLogIsNotShorter(present.size(), now);
    checkWitnessIsNotBehind(present.size(), now);
  }

  private void compare(TreeHead witnessed, TreeHead present) {
    cosigned = Math.max(cosigned, witnessed.size());
    if (witnessed.size() == present.size() && !witnessed.equals(present))
      alarms.raise(
          AlarmKind.LOG_ALTERED,
          log,
          "its %d commits are not those that %s has cosigned"
              .formatted(present.size(), witness.name()));
  }

  /** For a while it may be: this instance may not have signed yet what another one has. */
  private void checkLogIsNotShorter(long present, Instant now) {
    var since = shorterSince;
    if (cosigned <= present) shorterSince = null;
    else if (since == null) shorterSince = now;
    else if (isTooLong(since, now))
      alarms.raise(
          AlarmKind.LOG_ALTERED,
          log,
          "it has %d commits, and %s has cosigned %d".formatted(present, witness.name(), cosigned));
  }

  private void checkWitnessIsNotBehind(long present, Instant now) {
    uncosigned.removeIf(seen -> seen.size() <= cosigned || seen.size() > present);
    var last = uncosigned.peekLast();
    if (present > (last == null ? cosigned : last.size()))
      uncosigned.add(new LogSize(present, now));
    var first = uncosigned.peekFirst();
    if (first != null && isTooLong(first.at(), now))
      alarms.raise(
          AlarmKind.WITNESS_BEHIND,
          log,
          "%s has cosigned %d of %d commits, and has been behind since %s%s"
              .formatted(witness.name(), cosigned, present, first.at(), trouble));
  }

  private boolean isTooLong(Instant since, Instant now) {
    return since.plus(settings.within()).isBefore(now);
  }

  /** What the witness has cosigned last; empty if that cannot be read, or is not of this log. */
  private Optional<TreeHead> readCosignedHead() throws InterruptedException {
    try {
      var note = SignedNote.parse(content());
      var seen = note.head();
      if (!seen.origin().equals(log)) throw new IOException("the note is of " + seen.origin());
      if (note.cosignedAt(witness).isEmpty())
        throw new IOException("the note is not cosigned by " + witness.name());
      trouble = "";
      return Optional.of(seen);
    } catch (IOException | IllegalArgumentException e) {
      trouble = ": " + e;
      LOG.warn("The note of witness {} is not known: {}", witness.name(), e.toString());
      return Optional.empty();
    }
  }

  private String content() throws IOException, InterruptedException {
    var notePath = settings.note();
    if (!notePath.startsWith("http://") && !notePath.startsWith("https://"))
      return Files.readString(Path.of(notePath));
    return answer(notePath);
  }

  /** Within a time, and of a size: who answers in the witness's place silences no alarm. */
  private static String answer(String place) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(place)).build();
    var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      var response =
          client
              .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_NOTE))
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200)
        throw new IOException(place + " is answered with " + response.statusCode());
      return response.body();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(place + " is not answered with a note: " + e, e);
    } finally {
      client.shutdownNow();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
