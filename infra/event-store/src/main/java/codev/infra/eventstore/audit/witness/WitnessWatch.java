package codev.infra.eventstore.audit.witness;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.NoteKey;
import codev.infra.eventstore.audit.SignedNote;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the witness of a log keeps up with it: what no witness has cosigned can be
 * rewritten with the database and the key. While it does not, that is an alarm.
 */
public final class WitnessWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String log;
  private final LongSupplier size;
  private final WitnessProperties settings;
  private final NoteKey witness;
  private final Alarms alarms;
  private final InstantSource clock;
  private final Thread thread;

  // Of one thread at a time.
  private long cosigned;
  private @Nullable Instant behindSince;

  /** Why nothing is known of the last look; empty if something is. */
  private String trouble = "";

  /**
   * @param log what its notes call it: the service's name
   * @param size how many commits the log has
   * @throws IllegalArgumentException if the key in the settings is not that of a witness
   */
  public WitnessWatch(
      String log,
      LongSupplier size,
      WitnessProperties settings,
      Alarms alarms,
      InstantSource clock) {
    this.log = log;
    this.size = size;
    this.settings = settings;
    this.alarms = alarms;
    this.clock = clock;
    witness = NoteKey.parse(settings.key());
    if (witness.kind() != NoteKey.Kind.WITNESS)
      throw new IllegalArgumentException(settings.key() + " is no key of a witness");
    thread = Thread.ofVirtual().name("witness").unstarted(this::lookEveryNowAndThen);
  }

  public void start() {
    thread.start();
  }

  private void lookEveryNowAndThen() {
    try {
      while (true) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.error("Whether witness {} keeps up is not known", witness.name(), e);
        }
        Thread.sleep(settings.every());
      }
    } catch (InterruptedException _) {
      // The service ends.
    }
  }

  /** Looks once. */
  public void look() throws InterruptedException {
    var before = cosigned;
    cosigned = Math.max(before, cosignedNow());
    var present = size.getAsLong();
    var since = behindSince;
    var now = clock.instant();
    if (cosigned >= present) behindSince = null;
    else if (since == null || cosigned > before) behindSince = now;
    else if (since.plus(settings.within()).isBefore(now)) raise(present, since);
  }

  private void raise(long present, Instant since) {
    alarms.raise(
        AlarmKind.WITNESS_BEHIND,
        log,
        "%s has cosigned %d of %d commits, and no more since %s%s"
            .formatted(witness.name(), cosigned, present, since, trouble));
  }

  /** How many commits the witness's last note has; 0 if it cannot be read, or is not the one. */
  private long cosignedNow() throws InterruptedException {
    try {
      var note = SignedNote.parse(content());
      var head = note.head();
      if (!head.origin().equals(log)) throw new IOException("the note is of " + head.origin());
      if (note.cosignedAt(witness).isEmpty())
        throw new IOException("the note is not cosigned by " + witness.name());
      trouble = "";
      return head.size();
    } catch (IOException | IllegalArgumentException e) {
      trouble = ": " + e;
      LOG.warn("The note of witness {} is not known: {}", witness.name(), e.toString());
      return 0;
    }
  }

  private String content() throws IOException, InterruptedException {
    var place = settings.note();
    if (!place.startsWith("http://") && !place.startsWith("https://"))
      return Files.readString(Path.of(place));
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(URI.create(place)).timeout(PATIENCE).build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200)
        throw new IOException(place + " is answered with " + response.statusCode());
      return response.body();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
