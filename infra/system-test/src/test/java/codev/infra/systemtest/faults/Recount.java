package codev.infra.systemtest.faults;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.MEMBERS;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.faults.StoredLogs.Logs;
import codev.infra.testkit.history.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;

/** What the neighbours have to show of a whole session, counted from what its members did. */
final class Recount {
  private static final Duration PATIENCE = Patience.RECOVERY;

  /**
   * Figures are about whole anonymity sets, filled in the order of the answers: the threshold of
   * five besides the viewer. The last two answers wait for others (ADR 11, 28).
   */
  private static final int ANONYMITY_SET = 6;

  private final WholeSession session;
  private final Meeting meeting;
  private final SoftAssertions softly;

  Recount(WholeSession session, SoftAssertions softly) {
    this.session = session;
    this.meeting = session.meeting();
    this.softly = softly;
  }

  /** What is shown, once the end of the session has arrived everywhere. */
  void ofAnswers() {
    Patience.until(
        PATIENCE, "the end of session " + meeting.session + " is known", this::hasArrived);
    softly.assertThat(figure()).as("first question of the evaluation").isEqualTo(expectedFigure());
    softly
        .assertThat(ids(meeting.as(CLIENT).get("/api/actions?owner=me").body(), "id"))
        .as("actions")
        .containsExactlyInAnyOrderElementsOf(
            session.actions().stream().map(Object::toString).toList());
    var rotation =
        turns()
            .collect(
                Collectors.toMap(
                    turn -> turn.path("member").asString(),
                    turn -> turn.path("timesClient").asInt()));
    softly
        .assertThat(rotation)
        .as("turns as client")
        .isEqualTo(
            MEMBERS.stream()
                .collect(
                    Collectors.toMap(member -> member, member -> member.equals(CLIENT) ? 1 : 0)));
  }

  /** Whether its end is known everywhere by now. */
  boolean isKnown() {
    return hasArrived().isPresent();
  }

  /** Facts that other services noted of the session, each as often as it happened. */
  void ofFacts(Logs logs) {
    softly
        .assertThat(facts(logs.groups(), inGroups()))
        .as("facts of group-service")
        .isEqualTo(inGroups());
    softly
        .assertThat(facts(logs.learning(), inLearning()))
        .as("facts of learning-service")
        .isEqualTo(inLearning());
  }

  /** None was noted more often. */
  void ofFactsSoFar(Logs logs) {
    checkMost(facts(logs.groups(), inGroups()), inGroups());
    checkMost(facts(logs.learning(), inLearning()), inLearning());
  }

  private void checkMost(Map<String, Long> noted, Map<String, Long> most) {
    noted.forEach(
        (type, count) ->
            softly
                .assertThat(count)
                .as("%s of session %s so far", type, meeting.session)
                .isLessThanOrEqualTo(most.getOrDefault(type, 0L)));
  }

  private static Map<String, Long> inGroups() {
    return Map.of("group.session-held", 1L, "group.client-noted", 1L);
  }

  private Map<String, Long> inLearning() {
    return Map.of(
        "learning.session-held", 1L,
        "learning.evaluation-received", (long) MEMBERS.size(),
        "learning.action-committed", (long) session.actions().size(),
        "learning.learning-kept", (long) MEMBERS.size());
  }

  private Map<String, Long> facts(List<LoggedEvent> log, Map<String, Long> expected) {
    return log.stream()
        .filter(event -> expected.containsKey(event.type()))
        .filter(
            event ->
                new String(event.payload(), StandardCharsets.UTF_8)
                    .contains(meeting.session.toString()))
        .collect(Collectors.groupingBy(LoggedEvent::type, Collectors.counting()));
  }

  /** Number of people, mean of their answers, and how many gave which. */
  private String figure() {
    return Patience.until(
        PATIENCE,
        "figures of " + meeting.programme,
        () ->
            meeting
                .as("manager")
                .get("/api/programmes/" + meeting.programme + "/outcomes")
                .body()
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("key").asString().equals("H1"))
                .filter(figure -> figure.path("n").asInt() == ANONYMITY_SET)
                .map(Recount::text)
                .findFirst());
  }

  private static String text(JsonNode figure) {
    var shares = new TreeMap<Integer, Long>();
    figure
        .path("distribution")
        .forEach(share -> shares.put(share.path("answer").asInt(), share.path("count").asLong()));
    return text(figure.path("n").asInt(), figure.path("value").asDouble(), shares);
  }

  private String expectedFigure() {
    var answers = session.answers().subList(0, ANONYMITY_SET);
    var shares = new TreeMap<Integer, Long>();
    IntStream.rangeClosed(1, 5).forEach(answer -> shares.put(answer, 0L));
    answers.forEach(answer -> shares.merge(answer, 1L, Long::sum));
    var mean = answers.stream().mapToInt(answer -> answer).average().orElseThrow();
    return text(answers.size(), mean, shares);
  }

  private static String text(int people, double mean, Map<Integer, Long> shares) {
    return "%d people, mean %.2f, %s".formatted(people, mean, shares);
  }

  private List<String> ids(JsonNode list, String field) {
    return list.valueStream()
        .filter(each -> each.path("sessionId").asString("").equals(meeting.session.toString()))
        .map(each -> each.path(field).asString())
        .toList();
  }

  /** Whether group-service and learning-service have noted the end of the session. */
  private Optional<Boolean> hasArrived() {
    var turns = turns().mapToInt(turn -> turn.path("timesClient").asInt()).sum();
    var actions = ids(meeting.as(CLIENT).get("/api/actions?owner=me").body(), "id").size();
    return turns > 0 && actions >= session.actions().size() ? Optional.of(true) : Optional.empty();
  }

  /** Each member's turns as client, as group-service shows them. */
  private Stream<JsonNode> turns() {
    return meeting
        .as("manager")
        .get("/api/groups/" + meeting.group)
        .body()
        .path("rotation")
        .valueStream();
  }
}
