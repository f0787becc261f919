package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.StoredLogs.Logs;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** What has to hold between two faults, while clients go on. */
final class InterimCheck {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Clients clients;
  private final StoredLogs stored;
  private final Set<WholeSession> recounted = new HashSet<>();

  InterimCheck(Platform platform, Clients clients) {
    this.clients = clients;
    this.stored = new StoredLogs(platform);
  }

  /** The logs, with what clients knew when they began to be read. */
  private record Snapshot(Logs logs, List<RecordedCall> calls, List<RecordedStream> streams) {}

  /**
   * Everything acknowledged is there, nothing is twice, and streams and neighbours have the
   * beginning of what they will have.
   *
   * @param limit how long to try; PostgreSQL may be away
   * @return whether the logs could be read
   */
  boolean checkLogs(Duration limit) throws IOException {
    var snapshot = snapshot(limit);
    if (snapshot.isEmpty()) return false;
    var softly = new SoftAssertions();
    var logs = snapshot.get().logs();
    new LogCheck(clients, softly).check(logs, snapshot.get().calls(), snapshot.get().streams());
    for (var session : clients.played()) new Recount(session, softly).ofFactsSoFar(logs);
    clients.memberships().forEach(membership -> membership.checkSoFar(logs, softly));
    softly.assertAll();
    return true;
  }

  private Optional<Snapshot> snapshot(Duration limit) throws IOException {
    var end = System.nanoTime() + limit.toNanos();
    do {
      var moment = System.nanoTime();
      var streams = clients.streams().map(StreamRecorder::soFar).toList();
      try {
        var logs = stored.all();
        return Optional.of(new Snapshot(logs, clients.recorder().knownAt(moment), streams));
      } catch (SQLException e) {
        Patience.pause(PAUSE);
      }
    } while (System.nanoTime() < end);
    return Optional.empty();
  }

  /** What the neighbours show of each session whose end they know, once. */
  void recount() {
    var softly = new SoftAssertions();
    for (var session : clients.played()) {
      var recount = new Recount(session, softly);
      if (!recounted.contains(session) && recount.isKnown()) {
        recount.ofAnswers();
        recounted.add(session);
      }
    }
    softly.assertAll();
  }

  /** After a restore everything is recounted. */
  void startOver() {
    recounted.clear();
  }
}
