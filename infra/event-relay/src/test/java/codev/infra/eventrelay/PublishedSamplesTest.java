package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.MessageSamples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Les exemples des messages publiés")
class PublishedSamplesTest {
  private record Progressed(
      String actionId, String groupId, String owner, String status, int effect, Instant at) {}

  private record Committed(
      String actionId,
      String sessionId,
      String groupId,
      String programmeId,
      String owner,
      String what,
      String firstStep,
      LocalDate dueOn,
      Instant at) {}

  private record Erased(String username, String by, Instant at) {}

  private record WhomItConcerns(@Nullable String owner, @Nullable String username) {}

  private static final String ACTION = "0199c1de-0000-7000-8000-000000000004";
  private static final String SESSION = "0199c1de-0000-7000-8000-000000000003";
  private static final String GROUP = "0199c1de-0000-7000-8000-000000000002";
  private static final String PROGRAMME = "0199c1de-0000-7000-8000-000000000001";

  private static final Progressed PROGRESSED =
      new Progressed(ACTION, GROUP, "alice", "DONE", 4, Instant.parse("2027-01-20T10:20:00Z"));
  private static final Committed COMMITTED =
      new Committed(
          ACTION,
          SESSION,
          GROUP,
          PROGRAMME,
          "alice",
          "sealed",
          "sealed",
          LocalDate.parse("2027-01-25"),
          Instant.parse("2027-01-11T10:20:00Z"));

  private static final Erased ERASED =
      new Erased("alice", "alice", Instant.parse("2027-02-08T08:10:00Z"));

  @TestFactory
  @DisplayName("sont écrits octet par octet par celui qui parle")
  Stream<DynamicTest> are_written_by_the_speaker() {
    return MessageSamples.of("learning")
        .writtenFrom(
            Map.of(
                "learning.action-progressed.v1", PROGRESSED,
                "learning.action-committed.v1", COMMITTED,
                "learning.person-erased.v1", ERASED));
  }

  @TestFactory
  @DisplayName("sont lus champ par champ par celui qui écoute")
  Stream<DynamicTest> are_read_by_the_listener() {
    return MessageSamples.of("learning")
        .readBy(
            (type, json) ->
                assertThat(
                        InboundMessage.of(type, ACTION, 1, PROGRESSED.at(), json)
                            .as(WhomItConcerns.class))
                    .isIn(new WhomItConcerns("alice", null), new WhomItConcerns(null, "alice")));
  }

  @Test
  @DisplayName("ne laissent passer ni oubli ni champ de travers")
  void let_nothing_through() {
    var wrong =
        MessageSamples.of("learning")
            .writtenFrom(Map.of("learning.action-progressed.v1", new WhomItConcerns("alice", null)))
            .toList();

    assertThat(wrong).hasSize(2);
    assertThat(wrong)
        .allSatisfy(
            test ->
                assertThatThrownBy(() -> test.getExecutable().execute())
                    .isInstanceOf(AssertionError.class));
  }
}
