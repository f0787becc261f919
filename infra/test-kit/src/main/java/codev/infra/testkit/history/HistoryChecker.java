package codev.infra.testkit.history;

import static codev.infra.testkit.history.Violation.Rule.ACKNOWLEDGED_IS_STORED;
import static codev.infra.testkit.history.Violation.Rule.DENSE_POSITIONS;
import static codev.infra.testkit.history.Violation.Rule.GAPLESS_SEQUENCES;
import static codev.infra.testkit.history.Violation.Rule.POSITION_AS_ANSWERED;
import static codev.infra.testkit.history.Violation.Rule.REAL_TIME_ORDER;
import static codev.infra.testkit.history.Violation.Rule.REFUSED_IS_ABSENT;
import static codev.infra.testkit.history.Violation.Rule.SENT_BY_A_CLIENT;
import static codev.infra.testkit.history.Violation.Rule.STORED_ONCE;
import static codev.infra.testkit.history.Violation.Rule.STREAM_IS_COMPLETE;
import static codev.infra.testkit.history.Violation.Rule.STREAM_IS_ONCE;
import static codev.infra.testkit.history.Violation.Rule.STREAM_IS_ORDERED;
import static codev.infra.testkit.history.Violation.Rule.VALID_CHAIN;
import static codev.infra.testkit.history.Violation.Rule.WHOLE_COMMITS;

import codev.infra.testkit.history.LoggedEvent.Aggregate;
import codev.infra.testkit.history.RecordedCall.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Checks a log against its own guarantees, against what its clients know of their calls, and
 * against what its subscribers received. The answer is the list of all violations.
 */
public final class HistoryChecker {
  private final List<LoggedEvent> log;
  private final Function<LoggedEvent, Optional<String>> callOf;
  private final List<Violation> violations = new ArrayList<>();

  /** The commits of each call, by the positions of their last events. */
  private final Map<String, SortedSet<Long>> commits = new TreeMap<>();

  private HistoryChecker(List<LoggedEvent> log, Function<LoggedEvent, Optional<String>> callOf) {
    this.log = log;
    this.callOf = callOf;
  }

  /**
   * @param log all of it, as it is read
   * @param callOf the call that an event comes from; empty for what no recorded client has sent
   */
  public static List<Violation> check(
      List<LoggedEvent> log,
      Function<LoggedEvent, Optional<String>> callOf,
      Collection<RecordedCall> calls,
      Collection<RecordedStream> streams) {
    var checker = new HistoryChecker(log, callOf);
    checker.checkNumbers();
    checker.checkChain();
    MessageOrderCheck.check(log, checker.violations);
    checker.checkCalls(calls);
    checker.checkRealTimeOrder(calls);
    streams.forEach(checker::checkStream);
    return checker.violations;
  }

  private void checkNumbers() {
    long expected = 1;
    var nextSequences = new HashMap<Aggregate, Long>();
    for (var event : log) {
      if (event.position() != expected)
        report(DENSE_POSITIONS, "%d is followed by %d".formatted(expected - 1, event.position()));
      expected = event.position() + 1;
      var sequence = nextSequences.getOrDefault(event.aggregate(), 0L);
      if (event.sequence() != sequence)
        report(
            GAPLESS_SEQUENCES,
            "%s goes on with %d instead of %d at position %d"
                .formatted(event.aggregate(), event.sequence(), sequence, event.position()));
      nextSequences.put(event.aggregate(), event.sequence() + 1);
    }
  }

  private void checkChain() {
    var previousHash = "";
    var commit = new ArrayList<LoggedEvent>();
    for (var event : log) {
      commit.add(event);
      if (event.position() < event.commit()) continue;
      checkCommit(previousHash, commit);
      previousHash = event.hash();
      commit.clear();
    }
    if (!commit.isEmpty())
      report(WHOLE_COMMITS, "the log ends within commit %d".formatted(commit.getFirst().commit()));
  }

  private void checkCommit(String previousHash, List<LoggedEvent> commit) {
    var last = commit.getLast();
    if (commit.stream()
        .anyMatch(
            event ->
                event.commit() != last.position()
                    || !event.aggregate().equals(last.aggregate())
                    || !event.hash().equals(last.hash())))
      report(WHOLE_COMMITS, "%d is not one commit".formatted(last.position()));
    if (!CommitHashRecalculation.hash(previousHash, commit).equals(last.hash()))
      report(VALID_CHAIN, "the hash of commit %d is another one".formatted(last.position()));
  }

  private void checkCalls(Collection<RecordedCall> calls) {
    for (var event : log)
      callOf
          .apply(event)
          .ifPresent(
              call -> commits.computeIfAbsent(call, _ -> new TreeSet<>()).add(event.commit()));
    for (var call : calls) {
      var stored = commits.getOrDefault(call.id(), new TreeSet<>());
      if (stored.size() > 1)
        report(STORED_ONCE, "%s stands in commits %s".formatted(call.id(), stored));
      switch (call.outcome()) {
        case ACKNOWLEDGED -> checkAcknowledged(call, stored);
        case REFUSED -> {
          if (!stored.isEmpty())
            report(REFUSED_IS_ABSENT, "%s stands in commits %s".formatted(call.id(), stored));
        }
        case UNKNOWN -> {
          // stored or not
        }
      }
    }
    var sentIds = new HashSet<>(commits.keySet());
    calls.forEach(call -> sentIds.remove(call.id()));
    sentIds.forEach(call -> report(SENT_BY_A_CLIENT, "%s was sent by nobody".formatted(call)));
  }

  private void checkAcknowledged(RecordedCall call, SortedSet<Long> stored) {
    if (stored.isEmpty())
      report(ACKNOWLEDGED_IS_STORED, "%s of %s is missing".formatted(call.id(), call.client()));
    else if (call.position().isPresent() && !stored.contains(call.position().getAsLong()))
      report(
          POSITION_AS_ANSWERED,
          "%s stands in commits %s instead of %d"
              .formatted(call.id(), stored, call.position().getAsLong()));
  }

  /** Passes through the calls as they began, with the last of those that had ended before. */
  private void checkRealTimeOrder(Collection<RecordedCall> calls) {
    var running = new PriorityQueue<>(Comparator.comparingLong(RecordedCall::ended));
    long latest = 0;
    for (var call :
        calls.stream().sorted(Comparator.comparingLong(RecordedCall::started)).toList()) {
      while (!running.isEmpty() && running.element().ended() < call.started())
        latest = Math.max(latest, firstCommit(running.remove()));
      var first = firstCommit(call);
      if (first == 0) continue;
      if (first < latest)
        report(
            REAL_TIME_ORDER,
            "%s stands before %d, acknowledged earlier".formatted(call.id(), latest));
      if (call.outcome() == Outcome.ACKNOWLEDGED) running.add(call);
    }
  }

  /** 0 if the call is not stored. */
  private long firstCommit(RecordedCall call) {
    var stored = commits.get(call.id());
    return stored == null ? 0 : stored.first();
  }

  private void checkStream(RecordedStream stream) {
    var missing = new TreeSet<Long>();
    for (var event : log)
      if (event.position() > stream.after() && stream.subscribed().test(event))
        missing.add(event.position());
    var positions = new HashSet<Long>();
    long last = stream.after();
    for (var position : stream.received()) {
      missing.remove(position);
      if (!positions.add(position))
        report(STREAM_IS_ONCE, "%s received %d again".formatted(stream.subscriber(), position));
      else if (position < last)
        report(
            STREAM_IS_ORDERED,
            "%s received %d after %d".formatted(stream.subscriber(), position, last));
      last = Math.max(last, position);
    }
    if (!missing.isEmpty())
      report(STREAM_IS_COMPLETE, "%s did not receive %s".formatted(stream.subscriber(), missing));
  }

  private void report(Violation.Rule rule, String detail) {
    violations.add(new Violation(rule, detail));
  }
}
