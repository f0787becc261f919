package codev.infra.testkit.history;

import static codev.infra.testkit.history.RecordedCall.Outcome.ACKNOWLEDGED;
import static codev.infra.testkit.history.RecordedCall.Outcome.REFUSED;
import static codev.infra.testkit.history.RecordedCall.Outcome.UNKNOWN;
import static codev.infra.testkit.history.Violation.Rule.ACKNOWLEDGED_IS_STORED;
import static codev.infra.testkit.history.Violation.Rule.DENSE_POSITIONS;
import static codev.infra.testkit.history.Violation.Rule.GAPLESS_SEQUENCES;
import static codev.infra.testkit.history.Violation.Rule.MESSAGES_IN_ORDER;
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
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.history.LoggedEvent.Aggregate;
import codev.infra.testkit.history.Violation.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correct history of five calls; each test plants one fault into it. */
class HistoryCheckerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final List<LoggedEvent> log = new ArrayList<>();
  private final List<RecordedCall> calls = new ArrayList<>();
  private final List<RecordedStream> streams = new ArrayList<>();
  private final Map<Aggregate, Long> next = new HashMap<>();

  @BeforeEach
  void a_correct_history() {
    store("a1", "A");
    store("b1", "B", "B");
    store("a2", "A");
    store("b2", "B");
    calls.add(call("a1", 0, 10, ACKNOWLEDGED, 1));
    calls.add(call("b1", 5, 20, ACKNOWLEDGED, 3));
    calls.add(call("a2", 15, 30, ACKNOWLEDGED, 4));
    calls.add(call("b2", 40, 50, UNKNOWN, 0));
    calls.add(call("a3", 40, 50, REFUSED, 0));
    calls.add(call("a4", 60, 70, UNKNOWN, 0));
    streams.add(received("reader of B", 0, 2, 3, 5));
  }

  @Test
  void a_correct_history_has_no_violation() {
    assertThat(check()).isEmpty();
  }

  @Test
  void a_lost_acknowledged_call_is_found() {
    calls.add(call("c1", 80, 90, ACKNOWLEDGED, 0));
    assertFound(ACKNOWLEDGED_IS_STORED);
  }

  @Test
  void a_call_that_is_stored_twice_is_found() {
    store("a2", "A");
    assertFound(STORED_ONCE);
  }

  @Test
  void a_call_of_unknown_outcome_that_is_stored_twice_is_found() {
    store("b2", "B");
    streams.set(0, received("reader of B", 0, 2, 3, 5, 6));
    assertFound(STORED_ONCE);
  }

  @Test
  void a_refused_call_that_is_stored_is_found() {
    store("a3", "A");
    assertFound(REFUSED_IS_ABSENT);
  }

  @Test
  void an_answer_with_another_position_is_found() {
    calls.set(0, call("a1", 0, 10, ACKNOWLEDGED, 2));
    assertFound(POSITION_AS_ANSWERED);
  }

  @Test
  void a_call_that_stands_before_one_acknowledged_earlier_is_found() {
    calls.set(0, call("a1", 35, 38, ACKNOWLEDGED, 1));
    assertFound(REAL_TIME_ORDER);
  }

  @Test
  void overlapping_calls_may_stand_in_either_order() {
    calls.set(0, call("a1", 19, 38, ACKNOWLEDGED, 1));
    assertThat(check()).isEmpty();
  }

  @Test
  void an_event_that_no_client_has_sent_is_found() {
    store("z", "A");
    assertFound(SENT_BY_A_CLIENT);
  }

  @Test
  void a_missing_position_is_found() {
    for (int i = 3; i < log.size(); i++) log.set(i, moved(log.get(i), 1, 0));
    rechain();
    calls.set(2, call("a2", 15, 30, ACKNOWLEDGED, 5));
    streams.set(0, received("reader of B", 0, 2, 3, 6));
    assertFound(DENSE_POSITIONS);
  }

  @Test
  void a_missing_first_position_is_found() {
    log.replaceAll(event -> moved(event, 1, 0));
    rechain();
    calls.removeIf(call -> call.outcome() == ACKNOWLEDGED);
    calls.add(call("a1", 0, 10, ACKNOWLEDGED, 2));
    calls.add(call("b1", 5, 20, ACKNOWLEDGED, 4));
    calls.add(call("a2", 15, 30, ACKNOWLEDGED, 5));
    streams.set(0, received("reader of B", 0, 3, 4, 6));
    assertFound(DENSE_POSITIONS);
  }

  @Test
  void a_missing_sequence_is_found() {
    log.set(3, moved(log.get(3), 0, 1));
    rechain();
    assertFound(GAPLESS_SEQUENCES);
  }

  @Test
  void a_sequence_that_stands_twice_is_found() {
    log.set(3, moved(log.get(3), 0, -1));
    rechain();
    assertFound(GAPLESS_SEQUENCES);
  }

  @Test
  void an_altered_payload_is_found() {
    log.set(1, altered(log.get(1), "{\"altered\":true}", "{}"));
    assertFound(VALID_CHAIN);
  }

  @Test
  void a_chain_that_was_rewritten_from_another_beginning_is_found() {
    for (int i = 3; i < log.size(); i++)
      log.set(
          i,
          withHash(log.get(i), CommitHashRecalculation.hash("00".repeat(32), List.of(log.get(i)))));
    assertThat(rules()).containsOnly(VALID_CHAIN);
  }

  @Test
  void messages_in_their_order_are_no_violation() {
    obey(0, 7, 1);
    obey(3, 7, 2);
    assertThat(check()).isEmpty();
  }

  @Test
  void a_message_that_is_obeyed_again_is_found() {
    obey(0, 7, 1);
    obey(3, 7, 1);
    assertFound(MESSAGES_IN_ORDER);
  }

  @Test
  void a_message_that_is_obeyed_after_a_newer_one_is_found() {
    obey(0, 8, 1);
    obey(3, 7, 2);
    assertFound(MESSAGES_IN_ORDER);
  }

  @Test
  void a_commit_that_lost_its_end_is_found() {
    store("c1", "C", "C");
    log.removeLast();
    calls.add(call("c1", 80, 90, UNKNOWN, 0));
    assertFound(WHOLE_COMMITS);
  }

  @Test
  void a_gap_in_a_stream_is_found() {
    streams.set(0, received("reader of B", 0, 2, 5));
    assertFound(STREAM_IS_COMPLETE);
  }

  @Test
  void a_stream_that_stops_early_is_found() {
    streams.set(0, received("reader of B", 2, 3));
    assertFound(STREAM_IS_COMPLETE);
  }

  @Test
  void a_repetition_in_a_stream_is_found() {
    streams.set(0, received("reader of B", 0, 2, 3, 3, 5));
    assertFound(STREAM_IS_ONCE);
  }

  @Test
  void a_stream_in_another_order_is_found() {
    streams.set(0, received("reader of B", 0, 3, 2, 5));
    assertFound(STREAM_IS_ORDERED);
  }

  private void assertFound(Rule rule) {
    assertThat(rules()).containsExactly(rule);
  }

  private List<Rule> rules() {
    return check().stream().map(Violation::rule).toList();
  }

  private List<Violation> check() {
    return HistoryChecker.check(log, event -> Optional.of(callOf(event)), calls, streams);
  }

  private static String callOf(LoggedEvent event) {
    return event.eventId().substring(0, event.eventId().indexOf('/'));
  }

  /** Appends a correct commit of a call, an event for each aggregate id, which are all the same. */
  private void store(String call, String... aggregates) {
    var aggregate = new Aggregate("Session", aggregates[0]);
    var last = log.size() + aggregates.length;
    var previous = log.isEmpty() ? "" : log.getLast().hash();
    var commit = new ArrayList<LoggedEvent>();
    for (int i = 0; i < aggregates.length; i++) {
      long position = log.size() + i + 1L;
      long sequence = next.merge(aggregate, 1L, Long::sum) - 1;
      commit.add(event(call + "/" + position, position, aggregate, sequence, last));
    }
    var hash = CommitHashRecalculation.hash(previous, commit);
    commit.forEach(event -> log.add(withHash(event, hash)));
  }

  /** Makes an event one that a message has caused. */
  private void obey(int index, long position, int part) {
    var metadata =
        "{\"messageSource\":\"groups\",\"messageSubject\":\"g\",\"messagePosition\":%d,\"messagePart\":%d}"
            .formatted(position, part);
    log.set(index, altered(log.get(index), "{}", metadata));
    rechain();
  }

  /** Computes every hash anew, as one who alters a log and covers it up. */
  private void rechain() {
    var previous = "";
    for (var commit : new TreeSet<>(log.stream().map(LoggedEvent::commit).toList())) {
      var events = log.stream().filter(event -> event.commit() == commit).toList();
      var hash = CommitHashRecalculation.hash(previous, events);
      log.replaceAll(event -> event.commit() == commit ? withHash(event, hash) : event);
      previous = hash;
    }
  }

  private static LoggedEvent event(
      String id, long position, Aggregate aggregate, long sequence, long commit) {
    return new LoggedEvent(
        position,
        aggregate,
        sequence,
        id,
        "session.step-opened",
        "1",
        "{}".getBytes(UTF_8),
        "{}".getBytes(UTF_8),
        NOON,
        commit,
        "");
  }

  private static LoggedEvent moved(LoggedEvent event, long positions, long sequences) {
    return new LoggedEvent(
        event.position() + positions,
        event.aggregate(),
        event.sequence() + sequences,
        event.eventId(),
        event.type(),
        event.revision(),
        event.payload(),
        event.metadata(),
        event.at(),
        event.commit() + positions,
        event.hash());
  }

  private static LoggedEvent altered(LoggedEvent event, String payload, String metadata) {
    return new LoggedEvent(
        event.position(),
        event.aggregate(),
        event.sequence(),
        event.eventId(),
        event.type(),
        event.revision(),
        payload.getBytes(UTF_8),
        metadata.getBytes(UTF_8),
        event.at(),
        event.commit(),
        event.hash());
  }

  private static LoggedEvent withHash(LoggedEvent event, String hash) {
    return new LoggedEvent(
        event.position(),
        event.aggregate(),
        event.sequence(),
        event.eventId(),
        event.type(),
        event.revision(),
        event.payload(),
        event.metadata(),
        event.at(),
        event.commit(),
        hash);
  }

  private static RecordedCall call(
      String id, long started, long ended, RecordedCall.Outcome outcome, long position) {
    return new RecordedCall(
        "client",
        id,
        started,
        ended,
        outcome,
        position == 0 ? OptionalLong.empty() : OptionalLong.of(position));
  }

  private static RecordedStream received(String subscriber, long after, long... positions) {
    return new RecordedStream(
        subscriber,
        event -> event.aggregate().id().equals("B"),
        after,
        Arrays.stream(positions).boxed().toList());
  }
}
