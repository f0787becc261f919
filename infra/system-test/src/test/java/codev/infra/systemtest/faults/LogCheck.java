package codev.infra.systemtest.faults;

import codev.infra.systemtest.faults.StoredLogs.Logs;
import codev.infra.testkit.history.HistoryChecker;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;

/** Holds the three logs against their promises and against what the clients know. */
record LogCheck(Clients clients, SoftAssertions softly) {

  void check(Logs logs, Collection<RecordedCall> calls, List<RecordedStream> streams) {
    softly.assertThat(clients.recorder().surprises()).as("surprising answers").isEmpty();
    softly
        .assertThat(HistoryChecker.check(logs.sessions(), clients::callOf, calls, streams))
        .as("log of session-service")
        .isEmpty();
    for (var other : List.of(logs.groups(), logs.learning()))
      softly
          .assertThat(HistoryChecker.check(other, _ -> Optional.empty(), List.of(), List.of()))
          .as("log of a neighbour")
          .isEmpty();
  }
}
