package codev.infra.systemtest.faults;

import static codev.infra.systemtest.Meeting.must;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.faults.StoredLogs.Logs;
import codev.infra.testkit.history.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One member leaves a group and joins it again, over and over. Every neighbour has to note the same
 * changes in the same order, each once.
 */
final class MembershipLoad implements Runnable {
  private static final Duration PACE = Duration.ofMillis(1_500);
  private static final String MEMBER = "hugo";

  private final Meeting meeting;
  private volatile boolean ended;

  MembershipLoad(Meeting meeting) {
    this.meeting = meeting;
  }

  @Override
  public void run() {
    while (!ended) {
      changeTo(false);
      Patience.pause(PACE);
      changeTo(true);
      Patience.pause(PACE);
    }
    changeTo(false);
  }

  void end() {
    ended = true;
  }

  private void changeTo(boolean joined) {
    var manager = meeting.as("manager");
    var members = "/api/groups/" + meeting.group + "/members";
    if (joined) must(manager.post(members, Map.of("username", MEMBER, "reason", "Revient")));
    else must(manager.post(members + "/" + MEMBER + "/departure", Map.of("reason", "Part")));
  }

  /** Whether the session has no seat left for who has left the group. */
  boolean isSettled() {
    var session = meeting.as("facilitator").get(meeting.path("")).body();
    return session
        .path("participants")
        .valueStream()
        .noneMatch(seat -> seat.path("username").asString().equals(MEMBER));
  }

  /** Every neighbour has noted the same changes. */
  void check(Logs logs, SoftAssertions softly) {
    var decided = decided(logs.groups());
    softly.assertThat(knownToSessions(logs.sessions())).as("memberships").isEqualTo(decided);
    softly.assertThat(seated(logs.sessions())).as("seats").isEqualTo(decided);
    softly
        .assertThat(knownToLearning(logs.learning()))
        .as("memberships in learning-service")
        .isEqualTo(sinceFormed(decided));
  }

  /** What neighbours have noted so far are the first of these changes. */
  void checkSoFar(Logs logs, SoftAssertions softly) {
    var decided = decided(logs.groups());
    checkFirst("memberships", knownToSessions(logs.sessions()), decided, softly);
    checkFirst("seats", seated(logs.sessions()), decided, softly);
    checkFirst(
        "memberships in learning-service",
        knownToLearning(logs.learning()),
        sinceFormed(decided),
        softly);
  }

  private static void checkFirst(
      String what, List<Boolean> noted, List<Boolean> changes, SoftAssertions softly) {
    var first = changes.subList(0, Math.min(noted.size(), changes.size()));
    softly.assertThat(noted).as("%s so far", what).isEqualTo(first);
  }

  /** The member joined when the group was formed. */
  private static List<Boolean> sinceFormed(List<Boolean> decided) {
    return Stream.concat(Stream.of(true), decided.stream()).toList();
  }

  /** What group-service decided: whether the member joined, change by change. */
  List<Boolean> decided(List<LoggedEvent> groups) {
    return changes(groups, "group.member-joined", "group.member-left", "member");
  }

  private List<Boolean> knownToSessions(List<LoggedEvent> sessions) {
    return sessions.stream()
        .filter(event -> event.type().equals("group.membership-heard"))
        .map(MembershipLoad::payload)
        .filter(isOfGroup().and(isAbout("member")))
        .map(change -> change.path("joined").asBoolean())
        .toList();
  }

  private List<Boolean> seated(List<LoggedEvent> sessions) {
    return sessions.stream()
        .filter(event -> event.aggregate().id().equals(meeting.session.toString()))
        .filter(event -> event.type().matches("session\\.member-(un)?seated"))
        .filter(event -> isAbout("member").test(payload(event)))
        .map(event -> event.type().equals("session.member-seated"))
        .toList();
  }

  private List<Boolean> knownToLearning(List<LoggedEvent> learning) {
    return changes(learning, "learning.group-joined", "learning.group-left", "person");
  }

  private List<Boolean> changes(
      List<LoggedEvent> log, String joining, String leaving, String field) {
    return log.stream()
        .filter(event -> event.type().equals(joining) || event.type().equals(leaving))
        .filter(event -> isOfGroup().and(isAbout(field)).test(payload(event)))
        .map(event -> event.type().equals(joining))
        .toList();
  }

  private Predicate<JsonNode> isOfGroup() {
    return change -> change.path("group").asString().equals(meeting.group.toString());
  }

  private static Predicate<JsonNode> isAbout(String field) {
    return change -> Objects.equals(change.path(field).asString(), MEMBER);
  }

  private static JsonNode payload(LoggedEvent event) {
    return JsonMapper.shared().readTree(event.payload());
  }
}
