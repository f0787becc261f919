package codev.infra.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.log.AppendFailedException;
import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.eventstore.log.StaleCommitException;
import codev.infra.eventstore.log.UnknownOutcomeException;
import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedCall.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A client of a log that appends commit after commit and records what it knows of each. */
final class RecordingWriter {
  static final String TYPE = "Session";

  private final String name;
  private final List<RecordedCall> calls = new ArrayList<>();

  RecordingWriter(String name) {
    this.name = name;
  }

  /** Its calls so far, in order. */
  List<RecordedCall> calls() {
    return calls;
  }

  /** Appends a commit through a log, and gives the record of it. */
  RecordedCall append(EventLog log, String aggregate, long sequence, int events) {
    var id = name + "-" + calls.size();
    var commit = commit(id, aggregate, sequence, events);
    var started = System.nanoTime();
    var position = OptionalLong.empty();
    Outcome outcome;
    try {
      position = OptionalLong.of(log.append(commit));
      outcome = Outcome.ACKNOWLEDGED;
    } catch (StaleCommitException | AppendFailedException _) {
      outcome = Outcome.REFUSED;
    } catch (UnknownOutcomeException _) {
      outcome = Outcome.UNKNOWN;
    }
    var call = new RecordedCall(name, id, started, System.nanoTime(), outcome, position);
    calls.add(call);
    return call;
  }

  /** The call that a stored event comes from. */
  static Optional<String> callOf(LoggedEvent event) {
    return Optional.of(event.eventId().substring(0, event.eventId().indexOf('/')));
  }

  static boolean isOf(RecordedCall call, LoggedEvent event) {
    return callOf(event).equals(Optional.of(call.id()));
  }

  private static Commit commit(String id, String aggregate, long sequence, int events) {
    var all = new ArrayList<NewEvent>();
    for (int i = 0; i < events; i++)
      all.add(
          new NewEvent(
              id + "/" + i,
              "session.step-opened",
              "1",
              "{\"step\":\"CONSULTATION\"}".getBytes(UTF_8),
              "{}".getBytes(UTF_8),
              EventLogs.NOON));
    return Commit.of(new Aggregate(TYPE, aggregate), sequence, all);
  }
}
